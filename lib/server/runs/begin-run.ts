import 'server-only'
import { RUN_BUSY_MS, RUN_LEASE_MS } from '../../config/timings'
import { appendAudit } from '../../db/append-audit'
import { inTransaction, type Transaction } from '../../db/client'
import { type MoveChange, moveRequest } from '../../db/request-moves'
import { createSteps } from '../../db/request-steps'
import { lockRequest, type RequestRow } from '../../db/requests'
import { giveBackRun, holdRunLease, type RunLease } from '../../db/run-lease'
import type { AuditAction } from '../../domain/audit-actions'
import type { Comparison } from '../../domain/plans/compare-plans'
import type { Plan } from '../../domain/plans/plan-shape'
import { Refusal } from '../../domain/refusals'
import { mayBegin, type StartRuling } from '../../domain/requests/may-begin'
import type { RequestMove } from '../../domain/requests/states'
import { isRaffError } from '../../raff/errors'
import { auditOf } from '../requests/audit-of'
import { freshPlan } from '../requests/fresh-plan'
import { queueRun } from '../requests/queue-run'
import { holdApprovers, holdWhoMay } from '../requests/who-decides'
import { dutiesOf } from './duties-of'
import { type RunTurn, SYSTEM } from './run-context'

/** Everything that was checked at the click is checked again before the first call. Null: it runs. */
export async function beginRun(lease: RunLease, request: RequestRow, now: Date): Promise<RunTurn | null> {
  const early = await inTransaction(async (tx) => (await mayItBegin(tx, lease.requestId, now)).ruling)
  if (early.may === 'wait') return putOff(lease, early.until)
  if (early.may === 'not') return giveUp(lease, early, now)
  const fresh = await tryFreshPlan(request)
  if ('busy' in fresh) return putOff(lease, new Date(now.getTime() + RUN_BUSY_MS), fresh.busy)
  if ('never' in fresh) return giveUp(lease, { move: 'give-up', why: fresh.never }, now)
  const turned = await turnAway(lease, fresh, now)
  if (turned) return turned
  return inTransaction(async (tx) => {
    await holdRunLease(tx, lease, RUN_LEASE_MS)
    const { ruling, locked } = await mayItBegin(tx, lease.requestId, now)
    if (ruling.may !== 'begin' || !locked) return { is: 'waiting', until: now } satisfies RunTurn
    await createSteps(tx, lease.requestId, locked.plan.steps, await dutiesOf(tx, locked, now))
    await moveRequest(tx, lease.requestId, 'approved', 'start', { startedAt: now, problem: null })
    await appendAudit(tx, {
      actor: SYSTEM,
      ...auditOf(locked),
      action: 'run.started',
      outcome: 'done',
      after: {
        steps: locked.plan.steps.length,
        marks: locked.marks,
        approvedBy: locked.votes.map(({ personName }) => personName),
      },
    })
    return null
  })
}

async function mayItBegin(
  tx: Transaction,
  id: string,
  now: Date,
): Promise<{ ruling: StartRuling; locked: RequestRow | null }> {
  const locked = await lockRequest(tx, id)
  if (locked?.state !== 'approved') return { ruling: { may: 'wait', until: now }, locked: null }
  const { askedById, round, runAt, expiresAt, policy, votes } = locked
  const ruling = mayBegin({
    request: { askedById, round, runAt: runAt ?? expiresAt, expiresAt },
    policy,
    votes,
    approvers: await holdApprovers(tx),
    askerMay: await holdWhoMay(tx, askedById, 'request.run-low'),
    breakerMay: await holdWhoMay(tx, askedById, 'request.break-glass'),
    now,
  })
  return { ruling, locked }
}

type Fresh = { plan: Plan; comparison: Comparison } | { busy: string } | { never: string }

async function tryFreshPlan(request: RequestRow): Promise<Fresh> {
  try {
    return await freshPlan(request)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const passing = isRaffError(error.cause, 'rate-limited', 'unavailable', 'timeout', 'invalid-response')
    return passing || (error.code === 'unavailable' && !isRaffError(error.cause))
      ? { busy: error.message }
      : { never: error.message }
  }
}

/** Back to the people with the difference, or closed: nothing runs that was not approved. */
async function turnAway(
  lease: RunLease,
  { plan, comparison }: { plan: Plan; comparison: Comparison } & Fresh,
  now: Date,
): Promise<RunTurn | null> {
  switch (comparison.is) {
    case 'same':
    case 'same-effect':
      return null
    case 'impossible':
      return giveUp(lease, { move: 'give-up', why: `It cannot be done as things are. ${comparison.why}` }, now)
    case 'nothing-left':
      return leave(
        lease,
        'nothing-left',
        { endedAt: now, outcome: `Nothing was left to do: ${comparison.why}`, wakeAt: null },
        'request.closed',
        comparison.why,
      )
    case 'different':
      return leave(
        lease,
        'outdate',
        { freshPlan: plan, changes: comparison.changes, round: { increment: 1 }, approvedAt: null, runAt: null },
        'request.out-of-date',
        'What it would do is not any more what was approved.',
      )
  }
}

const GIVE_UP: Record<'expire' | 'lose-votes' | 'give-up', AuditAction> = {
  expire: 'request.expired',
  'lose-votes': 'request.votes-lost',
  'give-up': 'run.ended',
}

export function giveUp(
  lease: RunLease,
  { move, why }: { move: 'expire' | 'lose-votes' | 'give-up'; why: string },
  now: Date,
): Promise<RunTurn> {
  const change: MoveChange =
    move === 'lose-votes'
      ? { approvedAt: null, runAt: null, problem: why }
      : { endedAt: now, outcome: `${why} Nothing was sent.`, wakeAt: null }
  return leave(lease, move, change, GIVE_UP[move], why)
}

async function leave(
  lease: RunLease,
  move: RequestMove,
  change: MoveChange,
  action: AuditAction,
  reason: string,
): Promise<RunTurn> {
  return inTransaction(async (tx) => {
    await holdRunLease(tx, lease, RUN_LEASE_MS)
    const request = await lockRequest(tx, lease.requestId)
    if (!request || !(await moveRequest(tx, lease.requestId, 'approved', move, change)))
      return { is: 'waiting', until: null }
    await giveBackRun(tx, lease, change.endedAt ? null : request.expiresAt)
    await appendAudit(tx, {
      actor: SYSTEM,
      ...auditOf(request),
      action,
      outcome: move === 'give-up' ? 'failed' : 'done',
      reason,
    })
    return { is: 'over' }
  })
}

export async function putOff(lease: RunLease, until: Date, problem: string | null = null): Promise<RunTurn> {
  await inTransaction(async (tx) => {
    await giveBackRun(tx, lease, until, problem)
    await queueRun(tx, lease.requestId, until)
  })
  return { is: 'waiting', until }
}
