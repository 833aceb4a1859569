import 'server-only'
import type { RequestAnswer } from '../contracts/requests'
import { appendAudit } from '../db/append-audit'
import { inTransaction, type Transaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { moveRequest } from '../db/request-moves'
import { findRequest, lockRequest, type RequestRow } from '../db/requests'
import { Refusal } from '../domain/refusals'
import { sayWhyNot } from '../domain/requests/states'
import { stricterPolicy } from '../domain/requests/stricter-policy'
import type { Caller } from './caller'
import { getRequest } from './get-request'
import { type MadePlan, makePlan } from './plans/make-plan'
import { auditOf } from './requests/audit-of'
import { frozenPolicy } from './requests/frozen-policy'
import { changedMeanwhile, noSuchRequest } from './requests/no-such-request'

const DAY_MS = 86_400_000

/** Takes up again what was put off, or asks again with the plan as it is now. Nobody has voted for that one. */
export async function renewRequest(id: string, caller: Caller): Promise<RequestAnswer> {
  const before = await findRequest(id)
  if (!before) throw noSuchRequest()
  if (before.state === 'postponed') await inTransaction((tx) => takeUp(tx, id, caller))
  else if (before.state === 'out-of-date') {
    const made = await makePlan({
      action: before.action,
      targets: before.targets.map(({ resourceId }) => resourceId),
      params: before.params,
    })
    refuseWhatCannotBe(made)
    await inTransaction((tx) => renew(tx, before, made, caller))
  } else throw new Refusal('conflict', sayWhyNot(before.state))
  return getRequest(id, caller.viewer)
}

async function takeUp(tx: Transaction, id: string, { by }: Caller): Promise<void> {
  const request = await lockRequest(tx, id)
  if (!request) throw noSuchRequest()
  const change = { postponedUntil: null, wakeAt: request.expiresAt }
  if (!(await moveRequest(tx, id, 'postponed', 'take-up', change))) throw changedMeanwhile()
  await appendAudit(tx, { ...by, ...auditOf(request), action: 'request.taken-up', outcome: 'done' })
}

async function renew(tx: Transaction, before: RequestRow, { plan }: MadePlan, { by }: Caller): Promise<void> {
  const now = await databaseTime(tx)
  // whoever asked first stays the one who asked: renewing makes nobody an approver of their own request
  const policy = stricterPolicy(before.policy, await frozenPolicy(tx, plan, before.askedById))
  const expiresAt = new Date(now.getTime() + policy.expiryDays * DAY_MS)
  const moved = await moveRequest(tx, before.id, 'out-of-date', 'renew', {
    plan,
    policy,
    title: plan.title,
    level: plan.risk.level,
    fingerprint: plan.fingerprint,
    freshPlan: null,
    changes: null,
    round: { increment: 1 },
    expiresAt,
    wakeAt: expiresAt,
    approvedAt: null,
    runAt: null,
  })
  if (!moved) throw changedMeanwhile()
  await appendAudit(tx, {
    ...by,
    ...auditOf({ ...before, plan, title: plan.title }),
    action: 'request.renewed',
    outcome: 'done',
    before: { fingerprint: before.fingerprint },
    after: { fingerprint: plan.fingerprint, level: plan.risk.level, approvers: policy.approvers },
  })
}

function refuseWhatCannotBe({ plan, gone }: MadePlan): void {
  if (gone.length > 0) throw new Refusal('gone', 'Part of what it is about is gone. Ask anew for what is left.')
  const why = plan.nothingLeft ?? plan.obstacles[0]
  if (why) throw new Refusal('conflict', why)
}
