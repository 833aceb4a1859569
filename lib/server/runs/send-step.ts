import 'server-only'
import { RUN_BUSY_MS, RUN_CLOSE_EVERY_MS, RUN_LEASE_MS } from '../../config/timings'
import { appendAudit } from '../../db/append-audit'
import { inTransaction } from '../../db/client'
import { putRequestSecret } from '../../db/request-secrets'
import { moveStep, type StepChange, type StepRow } from '../../db/request-steps'
import { holdRunLease } from '../../db/run-lease'
import { holdRunSwitch } from '../../db/run-switch'
import type { AuditOutcome } from '../../domain/audit-actions'
import type { PlannedCall } from '../../domain/plans/plan-shape'
import type { Proof } from '../../domain/plans/proof'
import type { ApprovedAnswer } from '../../raff/calls/planned-write'
import { RaffError, type RaffErrorKind, RaffOutcomeUnknown } from '../../raff/errors'
import type { Done } from '../../raff/writing'
import { currentKeyRing } from '../../vault/current-key-ring'
import { seal } from '../../vault/seal'
import { VaultError } from '../../vault/vault-error'
import { auditOf } from '../requests/audit-of'
import { closingCall } from './closing-call'
import { fillIn } from './fill-in'
import { type RunContext, stepWords, SYSTEM } from './run-context'
import { secretContext } from './secret-context'
import { baselineOf, see } from './see'

/** The runs are halted: nothing was sent, and nothing was written. */
export class RunsHalted extends Error {
  override readonly name = 'RunsHalted'
}

/** Raff cannot be read right now, so nothing is sent that could not be checked. */
export class CannotLook extends Error {
  override readonly name = 'CannotLook'
}

/** One step: looked at, written down as intended, sent once, and its answer written down. */
export async function sendStep(context: RunContext, step: StepRow, steps: readonly StepRow[]): Promise<void> {
  const { call, proof } = fillIn(step, steps)
  if (!call || !proof) return
  if (step.planned.holds && !(await stillHolds(context, step, step.planned.holds))) return
  const { baseline, already, body } = await prepare(context, call, proof, step)
  if (already) return confirmUnsent(context, step, already)
  const intended = await intend(context, step, baseline)
  if (!intended) return
  const answer = await send(context, body)
  await writeAnswer(context, intended, answer)
}

/** It did not happen, and the same may well work in a minute. */
const PASSING: readonly RaffErrorKind[] = ['rate-limited', 'unavailable', 'timeout', 'cancelled', 'invalid-response']

async function prepare({ reader }: RunContext, call: PlannedCall, proof: Proof, step: StepRow) {
  try {
    const baseline = await baselineOf(proof, reader)
    if (baseline !== null) return { baseline, already: null, body: call }
    const seen = await see(proof, { raff: reader, baseline: [], madeId: null, accepted: false })
    if (seen.is === 'so')
      return { baseline: null, already: `${seen.note} It was so before anything was sent.`, body: call }
    const passing = seen.is === 'cannot-tell' && !seen.lasting
    if (passing) throw new CannotLook(seen.why)
    return { baseline: null, already: null, body: step.planned.always ? await closingCall(call, proof, reader) : call }
  } catch (error) {
    if (error instanceof RaffError && PASSING.includes(error.kind)) throw new CannotLook(error.message)
    if (error instanceof RaffError) return { baseline: null, already: null, body: call }
    throw error
  }
}

/** Whether what the step goes by is still so. Where it is not, the step is over and nothing was sent. */
async function stillHolds(context: RunContext, step: StepRow, holds: Proof): Promise<boolean> {
  const seen = await see(holds, { raff: context.reader, baseline: [], madeId: null, accepted: false })
  if (seen.is === 'so') return true
  // gone already: the look at what the step wants says so
  if (seen.is === 'came-to-nothing') return true
  if (seen.is === 'under-way') throw new CannotLook(seen.progress)
  if (seen.is === 'cannot-tell') {
    if (!seen.lasting) throw new CannotLook(seen.why)
    return leaveAlone(context, step, seen.why)
  }
  return leaveAlone(context, step, seen.note)
}

async function leaveAlone(context: RunContext, step: StepRow, why: string): Promise<false> {
  const now = await context.now()
  const note = `${why} That was not so when this was agreed on, so nothing was sent.`
  await inTransaction(async (tx) => {
    await holdRunLease(tx, context.lease, RUN_LEASE_MS)
    if (!(await moveStep(tx, context.request.id, step, { state: 'failed', endedAt: now, note, progress: null }))) return
    await appendAudit(tx, {
      ...entryOf(context, step),
      outcome: 'refused',
      reason: note,
      after: { ...stepWords(step), sent: false },
    })
  })
  return false
}

async function confirmUnsent(context: RunContext, step: StepRow, note: string): Promise<void> {
  const now = await context.now()
  await inTransaction(async (tx) => {
    await holdRunLease(tx, context.lease, RUN_LEASE_MS)
    if (!(await moveStep(tx, context.request.id, step, { state: 'confirmed', endedAt: now, note, progress: null })))
      return
    await appendAudit(tx, {
      ...entryOf(context, step),
      outcome: 'done',
      reason: note,
      after: { ...stepWords(step), sent: false },
    })
  })
}

/** Whoever writes this is the one who sends: nobody else finds the step as it was. */
async function intend(context: RunContext, step: StepRow, baseline: string[] | null): Promise<StepRow | null> {
  const now = await context.now()
  const next = { ...step, state: 'intended' as const, attempts: step.attempts + 1, intendedAt: now, looks: 0 }
  return inTransaction(async (tx) => {
    await holdRunLease(tx, context.lease, RUN_LEASE_MS)
    if ((await holdRunSwitch(tx)) && !step.planned.always) throw new RunsHalted()
    const change: StepChange = {
      state: 'intended',
      attempts: next.attempts,
      intendedAt: now,
      looks: 0,
      notBefore: null,
      progress: 'Sent to Raff.',
      ...(baseline && { baseline }),
    }
    if (!(await moveStep(tx, context.request.id, step, change))) return null
    await appendAudit(tx, {
      ...entryOf(context, step),
      outcome: 'intended',
      after: { ...stepWords(step), attempt: next.attempts },
    })
    return next
  })
}

type Answer =
  | { is: 'yes'; done: Done<ApprovedAnswer> }
  | { is: 'lost'; error: RaffOutcomeUnknown }
  /** Surely not done; later it may be. */
  | { is: 'later'; afterMs: number | null; error: RaffError }
  | { is: 'no'; status: number | null; note: string }

async function send({ actor }: RunContext, call: PlannedCall): Promise<Answer> {
  try {
    return { is: 'yes', done: await actor.write.approved(call) }
  } catch (error) {
    if (error instanceof RaffOutcomeUnknown) return { is: 'lost', error }
    if (error instanceof RaffError) {
      if (PASSING.includes(error.kind)) return { is: 'later', afterMs: error.details.retryAfterMs ?? null, error }
      return { is: 'no', status: error.details.status ?? null, note: `${error.message} This step did not happen.` }
    }
    if (error instanceof VaultError)
      return { is: 'no', status: 401, note: `The stored key cannot be opened, so nothing was sent. ${error.message}` }
    throw error
  }
}

async function writeAnswer(context: RunContext, step: StepRow, answer: Answer): Promise<void> {
  const now = await context.now()
  const { change, outcome, reason } = changeOf(step, answer, now)
  const secret = answer.is === 'yes' ? (answer.done.shown?.secret ?? null) : null
  await inTransaction(async (tx) => {
    // no lease is asked for: what was sent is written down even when another worker has taken over, as long as nobody has
    // written anything else about it
    if (!(await moveStep(tx, context.request.id, step, change))) return
    if (secret) {
      const { id } = context.request
      const sealed = seal({ ring: currentKeyRing(), plaintext: secret.reveal(), context: secretContext(id) })
      await putRequestSecret(tx, id, sealed, now)
    }
    if (outcome)
      await appendAudit(tx, {
        ...entryOf(context, step),
        outcome,
        ...(reason && { reason }),
        ...(change.raffStatus && { raffStatus: change.raffStatus }),
        after: stepWords(step),
      })
  })
}

function changeOf(
  step: StepRow,
  answer: Answer,
  now: Date,
): { change: StepChange; outcome: AuditOutcome | null; reason?: string } {
  switch (answer.is) {
    case 'yes': {
      const { status, requestId, shown } = answer.done
      return {
        change: {
          state: 'sent',
          answeredAt: now,
          raffStatus: status,
          raffRequest: requestId ?? null,
          progress: 'Raff said yes. Looking whether it is so.',
          answer: shown?.id ? { id: shown.id } : {},
        },
        outcome: null,
      }
    }
    case 'lost':
      return {
        change: {
          state: 'intended',
          answeredAt: now,
          raffStatus: answer.error.details.status ?? null,
          progress: 'Raff’s answer was lost. Looking whether it happened.',
        },
        outcome: null,
      }
    case 'later': {
      const wait = answer.afterMs ?? (step.planned.always ? RUN_CLOSE_EVERY_MS : RUN_BUSY_MS)
      const status = answer.error.details.status ?? null
      return {
        change: {
          state: 'planned',
          answeredAt: now,
          notBefore: new Date(now.getTime() + wait),
          raffStatus: status,
          progress: answer.error.message,
        },
        outcome: 'refused',
        reason: answer.error.message,
      }
    }
    case 'no': {
      // what puts something back is tried until it is back
      if (step.planned.always)
        return {
          change: {
            state: 'planned',
            answeredAt: now,
            notBefore: new Date(now.getTime() + RUN_CLOSE_EVERY_MS),
            raffStatus: answer.status,
            progress: answer.note,
          },
          outcome: 'failed',
          reason: answer.note,
        }
      // gone already is what a delete wants: the next look says so
      if (answer.status === 404 && step.planned.proof?.see === 'gone')
        return {
          change: { state: 'sent', answeredAt: now, raffStatus: 404, progress: 'Raff does not know it any more.' },
          outcome: null,
        }
      return {
        change: {
          state: 'failed',
          endedAt: now,
          answeredAt: now,
          raffStatus: answer.status,
          note: answer.note,
          progress: null,
        },
        outcome: 'failed',
        reason: answer.note,
      }
    }
  }
}

export function entryOf({ request, prefix }: Pick<RunContext, 'request' | 'prefix'>, step: StepRow) {
  const target = request.plan.targets.find(({ id }) => id === step.targetId)
  return {
    actor: SYSTEM,
    ...auditOf(request),
    action: 'run.step' as const,
    connectionPrefix: prefix,
    ...(target && { target: { kind: target.kind, id: target.id, name: target.name } }),
  }
}
