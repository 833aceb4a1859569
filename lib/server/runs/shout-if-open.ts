import 'server-only'
import { appendAudit } from '../../db/append-audit'
import { reasonsTold } from '../../db/audit-log'
import type { Transaction } from '../../db/client'
import type { StepRow } from '../../db/request-steps'
import { isNewReason } from '../../domain/runs/left-open'
import { entryOf } from './entry-of'
import { type RunContext, stepWords } from './run-context'

/**
 * What was to be put back and could not be is said out loud in the log, each reason once, also when reasons take turns: a
 * try a minute would bury everything else. Tries are counted on the step, and the request shows the present reason. False:
 * it was said before.
 */
export async function shoutIfOpen(
  tx: Transaction,
  context: Pick<RunContext, 'request' | 'prefix'>,
  step: StepRow,
  why: string,
): Promise<boolean> {
  const reason = `It could not be put back and is tried again every minute. ${why} Close it in Raff’s dashboard if it is urgent.`
  const told = await reasonsTold(tx, { requestId: context.request.id, action: 'run.not-closed', step: step.place })
  if (!isNewReason(told, reason)) return false
  await appendAudit(tx, {
    ...entryOf(context, step),
    action: 'run.not-closed',
    outcome: 'failed',
    reason,
    after: { ...stepWords(step), tries: Math.max(1, step.attempts) },
  })
  return true
}
