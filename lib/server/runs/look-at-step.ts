import 'server-only'
import {
  RUN_ATTEMPTS,
  RUN_CLOSE_EVERY_MS,
  RUN_LEASE_MS,
  RUN_LOOK_WAITS_MS,
  RUN_LOST_LOOKS,
  RUN_PATIENCE_MS,
  RUN_UNSEEN_MS,
} from '../../config/timings'
import { appendAudit } from '../../db/append-audit'
import { inTransaction, type Transaction } from '../../db/client'
import { moveStep, type StepChange, type StepRow } from '../../db/request-steps'
import { holdRunLease } from '../../db/run-lease'
import type { AuditOutcome } from '../../domain/audit-actions'
import { judgeLook, type LookLimits, type LookRuling, type Seen } from '../../domain/runs/judge-look'
import { keyMayTurnUp, keyWithoutSecret } from '../../domain/runs/new-key-words'
import { entryOf } from './entry-of'
import { fillIn } from './fill-in'
import { noteAccess } from './note-access'
import { noteRotation } from './note-rotation'
import { type RunContext, stepWords } from './run-context'
import { see } from './see'
import { shoutIfOpen } from './shout-if-open'

const LIMITS: LookLimits = {
  waitsMs: RUN_LOOK_WAITS_MS,
  lostLooks: RUN_LOST_LOOKS,
  unseenMs: RUN_UNSEEN_MS,
  patienceMs: RUN_PATIENCE_MS,
  attempts: RUN_ATTEMPTS,
}

/** Reads Raff and writes down what that says of a step that was sent, or may have been. */
export async function lookAtStep(context: RunContext, step: StepRow, steps: readonly StepRow[]): Promise<void> {
  const { proof } = fillIn(step, steps)
  if (!proof || (step.state !== 'intended' && step.state !== 'sent')) return
  const seen = await see(proof, {
    raff: context.reader,
    baseline: (step.baseline as string[] | null) ?? [],
    madeId: step.answer?.id ?? null,
    accepted: step.state === 'sent',
  })
  const now = await context.now()
  const looks = step.looks + 1
  const { repeatable, always } = step.planned
  const question = {
    state: step.state,
    unheard: step.raffStatus === 404,
    seen,
    looks,
    attempts: step.attempts,
    repeatable,
    always,
    sentAt: step.intendedAt ?? now,
    now,
  }
  const ruling = lostSecret(step, seen) ?? withKeyWords(step, judgeLook(question, LIMITS))
  await inTransaction(async (tx) => {
    await holdRunLease(tx, context.lease, RUN_LEASE_MS)
    const { change, outcome, reason } = changeOf(step, ruling, now)
    const isOpen = always && change.state === 'planned' && reason !== undefined
    const made = seen.is === 'so' && seen.id ? { answer: { id: seen.id } } : {}
    const why = isOpen ? { note: reason } : {}
    if (!(await moveStep(tx, context.request.id, step, { ...change, ...made, ...why, looks }))) return
    await noteAccessOf(tx, context, step, ruling, now)
    if (ruling.next === 'confirmed') await noteRotation(tx, context.request, { ...step, ...made }, now)
    const isNews = !isOpen || (await shoutIfOpen(tx, context, step, reason))
    if (outcome && isNews)
      await appendAudit(tx, {
        ...entryOf(context, step),
        outcome,
        ...(reason && { reason }),
        ...(step.raffStatus && { raffStatus: step.raffStatus }),
        after: { ...stepWords(step), ...(step.attempts > 1 && { attempt: step.attempts }) },
      })
  })
}

/** A key whose secret came with an answer that was lost is of no use to anybody. */
function lostSecret(step: StepRow, seen: Seen): LookRuling | null {
  if (step.planned.proof?.see !== 'new-key' || step.state !== 'intended' || seen.is !== 'so') return null
  return {
    next: 'failed',
    note: keyWithoutSecret(step.planned.proof.name),
  }
}

function withKeyWords(step: StepRow, ruling: LookRuling): LookRuling {
  const more = ruling.next === 'unknown' ? keyMayTurnUp(step) : null
  return ruling.next === 'unknown' && more ? { ...ruling, note: `${ruling.note} ${more}` } : ruling
}

function changeOf(
  step: StepRow,
  ruling: LookRuling,
  now: Date,
): { change: StepChange; outcome: AuditOutcome | null; reason?: string } {
  switch (ruling.next) {
    case 'confirmed':
      return {
        change: { state: 'confirmed', endedAt: now, note: ruling.note, progress: null, notBefore: null },
        outcome: 'done',
        reason: ruling.note,
      }
    case 'look-again':
      return { change: { notBefore: ruling.at, progress: ruling.progress }, outcome: null }
    case 'send-again':
      return {
        change: { state: 'planned', notBefore: ruling.at, progress: ruling.why },
        outcome: 'failed',
        reason: ruling.why,
      }
    case 'failed':
    case 'unknown': {
      const outcome = ruling.next === 'failed' ? ('failed' as const) : ('unknown' as const)
      if (step.planned.always)
        return {
          change: { state: 'planned', notBefore: new Date(now.getTime() + RUN_CLOSE_EVERY_MS), progress: ruling.note },
          outcome,
          reason: ruling.note,
        }
      return {
        change: { state: outcome, endedAt: now, note: ruling.note, progress: null, notBefore: null },
        outcome,
        reason: ruling.note,
      }
    }
  }
}

async function noteAccessOf(
  tx: Transaction,
  context: RunContext,
  { planned }: StepRow,
  ruling: LookRuling,
  now: Date,
): Promise<void> {
  if (ruling.next === 'confirmed' && planned.proof?.see === 'rule')
    await noteAccess(tx, context.request, planned.proof, now)
}
