import 'server-only'
import { RUN_LEASE_MS } from '../../config/timings'
import { appendAudit } from '../../db/append-audit'
import { inTransaction } from '../../db/client'
import { moveStep, type StepRow } from '../../db/request-steps'
import { holdRunLease } from '../../db/run-lease'
import { entryOf } from './entry-of'
import { type RunContext, stepWords } from './run-context'

/** A step of our own that cannot be done: nothing was sent, and nothing that follows it is. */
export async function failStep(context: RunContext, step: StepRow, why: string): Promise<void> {
  const endedAt = await context.now()
  await inTransaction(async (tx) => {
    await holdRunLease(tx, context.lease, RUN_LEASE_MS)
    const change = { state: 'failed' as const, endedAt, notBefore: null, note: why, progress: null }
    if (!(await moveStep(tx, context.request.id, step, change))) return
    await appendAudit(tx, { ...entryOf(context, step), outcome: 'failed', reason: why, after: stepWords(step) })
  })
}
