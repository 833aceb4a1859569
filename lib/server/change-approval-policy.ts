import 'server-only'
import type { z } from 'zod'
import type { ApprovalPolicyAnswer, putApprovalPolicyBody } from '../contracts/approval-policy'
import { appendAudit } from '../db/append-audit'
import { approvalPolicy } from '../db/approval-policy'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { putProposal } from '../db/policy-proposals'
import { addPolicyVersion, lockPolicy } from '../db/policy-versions'
import { Refusal } from '../domain/refusals'
import type { ApprovalPolicy } from '../domain/requests/approval-policy'
import { approvalPolicyChanges, approvalPolicyProblems } from '../domain/requests/approval-policy-changes'
import type { Caller } from './caller'
import { readApprovalPolicy } from './read-approval-policy'
import { proveWhoAsks } from './requests/prove-who-asks'
import { holdApprovers } from './requests/who-decides'

const TARGET = { kind: 'policy', id: 'approvals', name: 'approvals' }

/**
 * Changes what it takes. Where a second person could agree to that, they have to: otherwise one admin could take away what
 * keeps one admin from doing everything. What was asked before keeps the policy it was asked with.
 */
export async function changeApprovalPolicy(
  { version, policy, reason, password }: z.output<typeof putApprovalPolicyBody>,
  caller: Caller,
): Promise<ApprovalPolicyAnswer> {
  const { viewer, by } = caller
  refuseNonsense(policy as ApprovalPolicy)
  await proveWhoAsks(password, caller)
  await inTransaction(async (tx) => {
    await lockPolicy(tx, 'approvals')
    const before = await approvalPolicy(tx)
    if (before.version !== version)
      throw new Refusal('conflict', 'Somebody else has changed the policy meanwhile. Reload and look again.')
    const changes = approvalPolicyChanges(before.policy, policy as ApprovalPolicy)
    if (changes.length === 0) return
    const now = await databaseTime(tx)
    const others = (await holdApprovers(tx)).filter(({ id }) => id !== viewer.personId)
    const asked = {
      policy: policy as ApprovalPolicy,
      reason,
      askedById: viewer.personId,
      askedByName: viewer.name,
      askedAt: now,
    }
    if (others.length > 0) await putProposal(tx, { version, ...asked })
    else {
      const who = { byId: viewer.personId, byName: viewer.name }
      await addPolicyVersion(tx, 'approvals', { version: version + 1, policy, at: now, ...who, reason })
    }
    await appendAudit(tx, {
      ...by,
      action: 'policy.changed',
      outcome: others.length > 0 ? 'intended' : 'done',
      target: TARGET,
      reason,
      before: { version, policy: before.policy },
      after: { policy, changes, waitsForSecond: others.length > 0 },
    })
  })
  return readApprovalPolicy(viewer)
}

function refuseNonsense(policy: ApprovalPolicy): void {
  const problems = approvalPolicyProblems(policy)
  const [first] = Object.values(problems)
  if (first === undefined) return
  const fields = Object.fromEntries(Object.entries(problems).map(([field, problem]) => [`policy.${field}`, problem]))
  throw new Refusal('invalid', first, { fields })
}
