import 'server-only'
import { RUN_BUSY_MS, RUN_CLOSE_EVERY_MS, RUN_KEYLESS_MS, RUN_LEASE_MS } from '../../config/timings'
import { appendAudit } from '../../db/append-audit'
import { inTransaction, type Transaction } from '../../db/client'
import { moveStep, type StepRow, stepsOf } from '../../db/request-steps'
import { findRequest, type RequestRow } from '../../db/requests'
import { giveBackRun, holdRunLease, type RunLease } from '../../db/run-lease'
import { keyMayTurnUp } from '../../domain/runs/new-key-words'
import { isStepOver } from '../../domain/runs/step-states'
import { auditOf } from '../requests/audit-of'
import { queueRun } from '../requests/queue-run'
import { endRun } from './end-run'
import { type RunTurn, stepWords, SYSTEM } from './run-context'

type Stuck = { why: string; lasting: boolean }
type Now = () => Promise<Date>

/**
 * A run under way that has no key to go on with. For a while it waits for somebody to store one; then, or where none can
 * come, it ends as it stands, and says who should look: it is not looked at for ever.
 */
export async function stickRun(lease: RunLease, { why, lasting }: Stuck, now: Now): Promise<RunTurn> {
  const request = await findRequest(lease.requestId)
  if (request?.state !== 'running') return { is: 'over' }
  const at = await now()
  const since = request.stuckSince ?? at
  const until = new Date(since.getTime() + RUN_KEYLESS_MS)
  if (lasting || until <= at) return abandon(lease, request, why, now)
  const open = await isLeftOpen(request.id)
  const problem = open ? `${why} What was opened is still open: close it in Raff’s dashboard if it is urgent.` : why
  const next = new Date(at.getTime() + (open ? RUN_CLOSE_EVERY_MS : RUN_BUSY_MS))
  await inTransaction(async (tx) => {
    await giveBackRun(tx, lease, next, problem, since)
    await queueRun(tx, lease.requestId, next)
    if (open && !request.stuckSince)
      await appendAudit(tx, {
        ...entryOf(request),
        action: 'run.not-closed',
        outcome: 'failed',
        reason: problem,
      })
  })
  return { is: 'waiting', until: next }
}

async function abandon(lease: RunLease, request: RequestRow, why: string, now: Now): Promise<RunTurn> {
  const at = await now()
  await inTransaction(async (tx) => {
    await holdRunLease(tx, lease, RUN_LEASE_MS)
    const steps = await stepsOf(request.id, tx)
    for (const step of steps.filter(({ state }) => !isStepOver(state))) await leave(tx, request, step, steps, why, at)
  })
  await endRun(
    { lease, now },
    `${request.askedByName}, who asked for it, or an admin should look at it in Raff’s dashboard.`,
  )
  return { is: 'over' }
}

/** Never better than what is known: what was sent may have happened, what was opened is open, the rest was not sent. */
async function leave(
  tx: Transaction,
  request: RequestRow,
  step: StepRow,
  steps: readonly StepRow[],
  why: string,
  endedAt: Date,
): Promise<void> {
  const over = { endedAt, progress: null, notBefore: null }
  if (step.state !== 'planned') {
    const words = ['Unknown: do not repeat. It was sent, and cannot be looked at any more.', why, keyMayTurnUp(step)]
    const note = words.filter((each) => each !== null).join(' ')
    if (await moveStep(tx, request.id, step, { ...over, state: 'unknown', note }))
      await appendAudit(tx, {
        ...entryOf(request),
        action: 'run.step',
        outcome: 'unknown',
        reason: note,
        after: stepWords(step),
      })
  } else if (step.planned.always && wasTouched(step, steps)) {
    const note = `It is still open, and Stocktake cannot close it. Close it in Raff’s dashboard now. ${why}`
    if (await moveStep(tx, request.id, step, { ...over, state: 'failed', note }))
      await appendAudit(tx, {
        ...entryOf(request),
        action: 'run.not-closed',
        outcome: 'failed',
        reason: note,
        after: stepWords(step),
      })
  } else
    await moveStep(tx, request.id, step, {
      ...over,
      state: 'skipped',
      note: `It could not go on. ${why} Nothing more was sent.`,
    })
}

function wasTouched(step: StepRow, steps: readonly StepRow[]): boolean {
  return steps.some(
    ({ place, targetId, state }) =>
      place < step.place &&
      targetId === step.targetId &&
      state !== 'planned' &&
      state !== 'failed' &&
      state !== 'skipped',
  )
}

async function isLeftOpen(requestId: string): Promise<boolean> {
  const steps = await stepsOf(requestId)
  return steps.some((step) => step.planned.always && step.state === 'planned' && wasTouched(step, steps))
}

function entryOf(request: RequestRow) {
  return { actor: SYSTEM, ...auditOf(request) }
}
