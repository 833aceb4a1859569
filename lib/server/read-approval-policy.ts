import 'server-only'
import type { ApprovalPolicyAnswer } from '../contracts/approval-policy'
import { approvalPolicy } from '../db/approval-policy'
import { waitingProposal } from '../db/policy-proposals'
import type { Viewer } from '../domain/person'
import { DEFAULT_APPROVAL_POLICY } from '../domain/requests/approval-policy'
import { approvalPolicyChanges } from '../domain/requests/approval-policy-changes'
import { approvers } from './requests/who-decides'

/** What it takes right now, and the change that waits for a second person. */
export async function readApprovalPolicy(viewer: Pick<Viewer, 'personId'>): Promise<ApprovalPolicyAnswer> {
  const [{ version, policy }, proposal, people] = await Promise.all([approvalPolicy(), waitingProposal(), approvers()])
  return {
    version,
    policy,
    defaults: DEFAULT_APPROVAL_POLICY,
    approvers: people.length,
    proposal: proposal && {
      id: proposal.id,
      policy: proposal.policy,
      changes: approvalPolicyChanges(policy, proposal.policy),
      reason: proposal.reason,
      askedBy: proposal.askedByName,
      askedAt: proposal.askedAt.toISOString(),
      mine: proposal.askedById === viewer.personId,
    },
  }
}
