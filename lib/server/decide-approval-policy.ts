import 'server-only'
import type { z } from 'zod'
import type { ApprovalPolicyAnswer, decideApprovalPolicyBody } from '../contracts/approval-policy'
import { appendAudit } from '../db/append-audit'
import { approvalPolicy } from '../db/approval-policy'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { closeProposal, waitingProposal } from '../db/policy-proposals'
import { addPolicyVersion, lockPolicy } from '../db/policy-versions'
import { Refusal } from '../domain/refusals'
import { approvalPolicyChanges } from '../domain/requests/approval-policy-changes'
import type { Caller } from './caller'
import { readApprovalPolicy } from './read-approval-policy'
import { proveWhoAsks } from './requests/prove-who-asks'
import { holdApprovers } from './requests/who-decides'

/** The second person's word on a change of the approval policy. */
export async function decideApprovalPolicy(
  { proposal: id, verdict, password }: z.output<typeof decideApprovalPolicyBody>,
  caller: Caller,
): Promise<ApprovalPolicyAnswer> {
  const { viewer, by } = caller
  if (verdict === 'approve') await proveWhoAsks(password, caller)
  await inTransaction(async (tx) => {
    await lockPolicy(tx, 'approvals')
    const proposal = await waitingProposal(tx)
    if (proposal?.id !== id)
      throw new Refusal('conflict', 'This change does not wait any more. Reload to see how it stands.')
    const isMine = proposal.askedById === viewer.personId
    if (isMine && verdict === 'approve')
      throw new Refusal('forbidden', 'You asked for this change yourself, so somebody else has to agree.')
    if (!(await holdApprovers(tx)).some((person) => person.id === viewer.personId))
      throw new Refusal('forbidden', 'Your role does not allow you to decide on this.')
    const before = await approvalPolicy(tx)
    if (before.version !== proposal.version)
      throw new Refusal('conflict', 'The policy has been changed since this was asked. Ask for the change again.')
    const now = await databaseTime(tx)
    const accepted = verdict === 'approve'
    await closeProposal(tx, id, accepted ? 'accepted' : 'declined', { id: viewer.personId, name: viewer.name, at: now })
    const { policy, version, reason, askedById, askedByName } = proposal
    if (accepted) {
      const who = { byId: askedById, byName: `${askedByName} and ${viewer.name}` }
      await addPolicyVersion(tx, 'approvals', { version: version + 1, policy, at: now, ...who, reason })
    }
    await appendAudit(tx, {
      ...by,
      action: 'policy.changed',
      outcome: accepted ? 'done' : 'refused',
      target: { kind: 'policy', id: 'approvals', name: 'approvals' },
      reason,
      before: { version, policy: before.policy },
      after: { policy, changes: approvalPolicyChanges(before.policy, policy), askedBy: askedByName },
    })
  })
  return readApprovalPolicy(viewer)
}
