import 'server-only'
import { RUN_LEASE_MS } from '../../config/timings'
import { appendAudit } from '../../db/append-audit'
import { inTransaction } from '../../db/client'
import { queueJob } from '../../db/queue-job'
import { moveRequest } from '../../db/request-moves'
import { removeRequestSecret } from '../../db/request-secrets'
import { stepsOf } from '../../db/request-steps'
import { lockRequest } from '../../db/requests'
import { giveBackRun, holdRunLease } from '../../db/run-lease'
import { goesIntoOwn } from '../../domain/plans/plan-shape'
import { endingOf } from '../../domain/runs/outcome'
import { auditOf } from '../requests/audit-of'
import { type RunContext, SYSTEM } from './run-context'

const OUTCOMES = { finish: 'done', fail: 'failed', 'lose-sight': 'unknown', stop: 'done' } as const

/**
 * Says what came of it, target by target, and asks for a reading so that the inventory shows it. `advice`: what is to be
 * done now, where the steps alone do not say it.
 */
export async function endRun({ lease, now }: Pick<RunContext, 'lease' | 'now'>, advice?: string): Promise<void> {
  const at = await now()
  await inTransaction(async (tx) => {
    await holdRunLease(tx, lease, RUN_LEASE_MS)
    const request = await lockRequest(tx, lease.requestId)
    if (!request) return
    const steps = await stepsOf(request.id, tx)
    const targets = request.plan.targets
    const stoppedBy = request.stopAskedAt ? (request.stopAskedBy ?? 'Somebody') : null
    const { move, outcome: came, results } = endingOf({ title: request.title, targets, steps, stoppedBy })
    const outcome = advice ? `${came} ${advice}` : came
    for (const { id, result, note } of results)
      await tx.requestTarget.updateMany({ where: { requestId: request.id, resourceId: id }, data: { result, note } })
    if (!(await moveRequest(tx, request.id, 'running', move, { endedAt: at, outcome, problem: null }))) return
    // a secret that was to go straight into a connection is shown to nobody, also where it did not get there
    if (goesIntoOwn(request.plan)) await removeRequestSecret(tx, request.id)
    await giveBackRun(tx, lease, null)
    await queueJob(tx, 'sync-account', { accountId: request.accountId }, request.accountId)
    await appendAudit(tx, {
      actor: SYSTEM,
      ...auditOf(request),
      action: 'run.ended',
      outcome: OUTCOMES[move],
      reason: outcome,
      after: { results: results.map(({ id, result }) => ({ id, result })), stoppedBy },
    })
  })
}
