import 'server-only'
import { RUN_LEASE_MS } from '../../config/timings'
import { appendAudit } from '../../db/append-audit'
import { inTransaction } from '../../db/client'
import { moveStep, type StepChange, type StepRow } from '../../db/request-steps'
import { holdRunLease } from '../../db/run-lease'
import { holdRunSwitch } from '../../db/run-switch'
import type { PlannedCall } from '../../domain/plans/plan-shape'
import type { Proof } from '../../domain/plans/proof'
import { isLeftOpen } from '../../domain/runs/left-open'
import { RaffError, type RaffErrorKind, RaffOutcomeUnknown } from '../../raff/errors'
import { VaultError } from '../../vault/vault-error'
import { closingCall } from './closing-call'
import { entryOf } from './entry-of'
import { fillIn } from './fill-in'
import { ownUse } from './own-use'
import { type RunContext, stepWords } from './run-context'
import { baselineOf, see } from './see'
import { type Answer, writeAnswer } from './write-answer'

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
  const own = await cutsUs(context, proof)
  if (own) return void (await leaveAlone(context, step, own))
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

async function cutsUs({ request, reader }: RunContext, proof: Proof): Promise<string | null> {
  try {
    return await ownUse(request.accountId, proof, reader)
  } catch (error) {
    if (error instanceof RaffError && PASSING.includes(error.kind)) throw new CannotLook(error.message)
    if (error instanceof RaffError) return error.message
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
    // the first try is in the log, and that it is tried until it is closed
    if (!isLeftOpen(step) || step.intendedAt === null)
      await appendAudit(tx, {
        ...entryOf(context, step),
        outcome: 'intended',
        after: { ...stepWords(step), attempt: next.attempts },
      })
    return next
  })
}

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
