import 'server-only'
import { RUN_LEASE_MS } from '../../config/timings'
import { appendAudit } from '../../db/append-audit'
import { inTransaction } from '../../db/client'
import { stepsOf } from '../../db/request-steps'
import { holdRunLease } from '../../db/run-lease'
import { auditOf } from '../requests/audit-of'
import { type RunContext, SYSTEM } from './run-context'

/**
 * What was to be put back and could not be is said out loud: on the request, in the log, and again with every further try.
 */
export async function shoutIfOpen({ lease, request }: RunContext, place: number): Promise<void> {
  const step = (await stepsOf(request.id)).find((each) => each.place === place)
  if (!step?.planned.always || step.state !== 'planned' || step.attempts === 0) return
  const problem = `It could not be put back and is tried again every minute: ${step.progress ?? ''} Close it in Raff’s dashboard if it is urgent.`
  await inTransaction(async (tx) => {
    await holdRunLease(tx, lease, RUN_LEASE_MS)
    await tx.request.updateMany({ where: { id: request.id }, data: { problem } })
    await appendAudit(tx, {
      actor: SYSTEM,
      ...auditOf(request),
      action: 'run.not-closed',
      outcome: 'failed',
      reason: problem,
    })
  })
}
