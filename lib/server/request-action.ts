import 'server-only'
import { may } from '../auth/roles'
import type { AskOrder, RequestAnswer } from '../contracts/requests'
import { appendAudit } from '../db/append-audit'
import { inTransaction, type Transaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { personNames } from '../db/people'
import { addSkipped } from '../db/request-skipped'
import { createRequest, findRequest, type NewRequest } from '../db/requests'
import type { Plan } from '../domain/plans/plan-shape'
import { Refusal } from '../domain/refusals'
import { runMoment } from '../domain/requests/decide'
import type { FrozenPolicy } from '../domain/requests/freeze-policy'
import type { Caller } from './caller'
import { getRequest } from './get-request'
import { refuseOutsideOfRule } from './plan-clean-up'
import { makePlan } from './plans/make-plan'
import { auditOf } from './requests/audit-of'
import { frozenPolicy } from './requests/frozen-policy'
import { noSuchRequest } from './requests/no-such-request'
import { proveWhoAsks } from './requests/prove-who-asks'
import { queueRun } from './requests/queue-run'
import { requestCode } from './requests/request-code'

const DAY_MS = 86_400_000

/** Asks for one action. What the policy calls low risk, and what an admin breaks the glass for, is approved at once. */
export async function requestAction(order: AskOrder, caller: Caller): Promise<RequestAnswer> {
  const { viewer, by } = caller
  if (order.breakGlass) await mayBreakGlass(order, caller)
  if (order.rule) await refuseOutsideOfRule(order.action, order.targets, order.rule)
  const { plan, accountId, gone } = await makePlan(order)
  refuseWhatCannotBe(plan, gone, order.fingerprint)
  if (order.undoOf && !(await findRequest(order.undoOf))) throw noSuchRequest()
  const id = await inTransaction(async (tx) => {
    const now = await databaseTime(tx)
    const policy = policyFor(order, await frozenPolicy(tx, plan, viewer.personId))
    const atOnce = order.breakGlass || policy.approvers === 0
    if (atOnce && !may(viewer.role, 'request.run-low')) throw new Refusal('forbidden', 'Your role does not allow this.')
    const runAt = atOnce ? (order.breakGlass ? now : runMoment(policy, now)) : null
    const expiresAt = new Date(now.getTime() + policy.expiryDays * DAY_MS)
    const request: NewRequest = {
      code: requestCode(),
      accountId,
      action: order.action,
      params: order.params,
      title: plan.title,
      reason: order.reason,
      state: atOnce ? 'approved' : 'waiting',
      level: plan.risk.level,
      plan,
      fingerprint: plan.fingerprint,
      policy,
      askedById: viewer.personId,
      askedByName: viewer.name,
      askedAt: now,
      expiresAt,
      approvedAt: atOnce ? now : null,
      runAt,
      marks: policy.marks,
      findingId: order.findingId ?? null,
      undoOfId: order.undoOf ?? null,
      wakeAt: runAt ?? expiresAt,
    }
    const requestId = await createRequest(tx, request)
    const skipped = order.breakGlass ? await skip(tx, requestId, policy, viewer.personId, now) : []
    if (runAt) await queueRun(tx, requestId, runAt)
    await appendAudit(tx, {
      ...by,
      ...auditOf({ id: requestId, title: plan.title, plan }),
      action: order.breakGlass ? 'request.break-glass' : 'request.asked',
      outcome: 'intended',
      reason: order.reason,
      after: {
        level: plan.risk.level,
        approvers: policy.approvers,
        marks: policy.marks,
        fingerprint: plan.fingerprint,
        ...(order.rule && { rule: order.rule }),
        ...(order.breakGlass && { skipped }),
      },
    })
    return requestId
  })
  return getRequest(id, viewer)
}

async function mayBreakGlass({ password }: AskOrder, caller: Caller): Promise<void> {
  if (!may(caller.viewer.role, 'request.break-glass'))
    throw new Refusal('forbidden', 'Only an admin may run something at once. Ask for it the usual way.')
  await proveWhoAsks(password, caller)
}

/** Everybody who would have had to be asked finds it among what waits for them, until they have seen it. */
async function skip(
  tx: Transaction,
  requestId: string,
  { electorate }: FrozenPolicy,
  askerId: string,
  now: Date,
): Promise<string[]> {
  const names = await personNames(electorate, tx)
  const people = electorate.flatMap((id) => (id === askerId ? [] : [{ id, name: names.get(id) ?? 'Somebody' }]))
  await addSkipped(tx, requestId, people, now)
  return people.map(({ name }) => name).sort()
}

function policyFor({ breakGlass }: AskOrder, frozen: FrozenPolicy): FrozenPolicy {
  if (!breakGlass) return frozen
  if (!frozen.breakGlass)
    throw new Refusal('forbidden', 'The approval policy does not allow emergency runs. Ask for it the usual way.')
  return {
    ...frozen,
    marks: [...frozen.marks, 'break-glass'],
    because: [
      ...frozen.because,
      'An admin ran it at once. It waits to be seen by everybody who was skipped, and is marked in the log and in the next review.',
    ],
  }
}

function refuseWhatCannotBe(plan: Plan, gone: string[], seen: string | undefined): void {
  if (gone.length > 0)
    throw new Refusal('gone', 'Raff does not have it any more. The next sync takes it out of the inventory.')
  if (plan.nothingLeft !== null) throw new Refusal('conflict', plan.nothingLeft)
  if (plan.obstacles.length > 0) throw new Refusal('conflict', plan.obstacles.join(' '))
  if (seen !== undefined && seen !== plan.fingerprint)
    throw new Refusal('conflict', 'Things have changed since you looked at this plan. Look at it again, then ask.')
}
