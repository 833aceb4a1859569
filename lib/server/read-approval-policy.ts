import 'server-only'
import type { ApprovalPolicyAnswer } from '../contracts/approval-policy'
import { approvalPolicy } from '../db/approval-policy'
import { planContexts } from '../db/plan-context'
import { waitingProposal } from '../db/policy-proposals'
import type { Viewer } from '../domain/person'
import { type ApprovalPolicy, DEFAULT_APPROVAL_POLICY } from '../domain/requests/approval-policy'
import { approvalPolicyChanges } from '../domain/requests/approval-policy-changes'
import { approvers } from './requests/who-decides'

/** What it takes right now, and the change that waits for a second person. */
export async function readApprovalPolicy(viewer: Pick<Viewer, 'personId'>): Promise<ApprovalPolicyAnswer> {
  const [{ version, policy }, proposal, people] = await Promise.all([approvalPolicy(), waitingProposal(), approvers()])
  const named = await namesOf([...policy.protectedResources, ...(proposal?.policy.protectedResources ?? [])])
  return {
    version,
    policy,
    defaults: DEFAULT_APPROVAL_POLICY,
    approvers: people.length,
    protectedNames: named,
    proposal: proposal && {
      id: proposal.id,
      policy: proposal.policy,
      changes: [
        ...approvalPolicyChanges(policy, proposal.policy),
        ...sayWhich('Specially protected from now on', proposal.policy, policy, named),
        ...sayWhich('Not specially protected any more', policy, proposal.policy, named),
      ],
      reason: proposal.reason,
      askedBy: proposal.askedByName,
      askedAt: proposal.askedAt.toISOString(),
      mine: proposal.askedById === viewer.personId,
    },
  }
}

/** How many is not enough for whoever has to agree. */
function sayWhich(
  words: string,
  { protectedResources: these }: ApprovalPolicy,
  { protectedResources: others }: ApprovalPolicy,
  named: Record<string, string>,
): string[] {
  const own = these.filter((id) => !others.includes(id))
  return own.length === 0 ? [] : [`${words}: ${own.map((id) => named[id] ?? id).join(', ')}`]
}

async function namesOf(ids: string[]): Promise<Record<string, string>> {
  const things = ids.length === 0 ? [] : await planContexts(ids)
  return Object.fromEntries(things.map(({ id, name }) => [id, name]))
}
