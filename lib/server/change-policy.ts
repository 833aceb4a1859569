import 'server-only'
import type { z } from 'zod'
import type { PolicyAnswer, putPolicyBody } from '../contracts/policy'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { addPolicyVersion, currentFindingsPolicy, lockPolicy } from '../db/policy-versions'
import { listOpenAccounts } from '../db/raff-accounts'
import { policyChanges, policyProblems } from '../domain/findings/policy-changes'
import type { FindingsPolicy } from '../domain/findings/policy'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { queueFindings } from './queue-findings'
import { readPolicy } from './read-policy'

/** Sets the thresholds. Each change is a version of its own; findings are worked out anew with it. */
export async function changePolicy(
  { policy, version, reason }: z.output<typeof putPolicyBody>,
  { viewer, by }: Caller,
): Promise<PolicyAnswer> {
  refuseNonsense(policy)
  await inTransaction(async (tx) => {
    await lockPolicy(tx, 'findings')
    const before = await currentFindingsPolicy(tx)
    if (before.version !== version)
      throw new Refusal('conflict', 'Somebody else has changed the policy meanwhile. Reload and look again.')
    const changes = policyChanges(before.policy, policy)
    if (changes.length === 0) return
    const now = await databaseTime(tx)
    const who = { byId: viewer.personId, byName: viewer.name }
    await addPolicyVersion(tx, 'findings', { version: version + 1, policy, at: now, ...who, reason: reason || null })
    for (const { id } of await listOpenAccounts(tx)) await queueFindings(tx, id)
    await appendAudit(
      tx,
      {
        ...by,
        action: 'policy.changed',
        outcome: 'done',
        target: { kind: 'policy', id: 'findings', name: 'findings' },
        before: { version, policy: before.policy },
        after: { version: version + 1, policy, changes },
        ...(reason ? { reason } : {}),
      },
      now,
    )
  })
  return readPolicy()
}

export function refuseNonsense(policy: FindingsPolicy): void {
  const problems = policyProblems(policy)
  const [first] = Object.values(problems)
  if (first === undefined) return
  const fields = Object.fromEntries(Object.entries(problems).map(([field, problem]) => [`policy.${field}`, problem]))
  throw new Refusal('invalid', first, { fields })
}
