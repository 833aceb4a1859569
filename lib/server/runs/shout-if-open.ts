import 'server-only'
import { appendAudit } from '../../db/append-audit'
import type { Transaction } from '../../db/client'
import type { StepRow } from '../../db/request-steps'
import { isNewReason } from '../../domain/runs/left-open'
import { entryOf } from './entry-of'
import { type RunContext, stepWords } from './run-context'

/**
 * What was to be put back and could not be is said out loud in the log when that begins and when the reason becomes another
 * one. A try a minute that comes to the same would bury everything else: those are counted on the step, and shown on the
 * request. False: it was said before.
 */
export async function shoutIfOpen(
  tx: Transaction,
  context: Pick<RunContext, 'request' | 'prefix'>,
  step: StepRow,
  why: string,
): Promise<boolean> {
  if (!isNewReason(step.note, why)) return false
  await appendAudit(tx, {
    ...entryOf(context, step),
    action: 'run.not-closed',
    outcome: 'failed',
    reason: `It could not be put back and is tried again every minute. ${why} Close it in Raff’s dashboard if it is urgent.`,
    after: { ...stepWords(step), tries: Math.max(1, step.attempts) },
  })
  return true
}
