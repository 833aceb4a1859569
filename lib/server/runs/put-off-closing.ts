import 'server-only'
import { RUN_CLOSE_EVERY_MS, RUN_LEASE_MS } from '../../config/timings'
import { inTransaction } from '../../db/client'
import { moveStep, type StepRow } from '../../db/request-steps'
import { holdRunLease } from '../../db/run-lease'
import type { RunContext } from './run-context'
import { shoutIfOpen } from './shout-if-open'

/** Raff cannot even be read, so nothing was sent that closes it: that, too, is a try that came to nothing. */
export async function putOffClosing(context: RunContext, step: StepRow, why: string): Promise<void> {
  const notBefore = new Date((await context.now()).getTime() + RUN_CLOSE_EVERY_MS)
  await inTransaction(async (tx) => {
    await holdRunLease(tx, context.lease, RUN_LEASE_MS)
    const change = { attempts: step.attempts + 1, notBefore, progress: why, note: why }
    if (await moveStep(tx, context.request.id, step, change)) await shoutIfOpen(tx, context, step, why)
  })
}
