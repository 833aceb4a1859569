import 'server-only'
import { appendAudit } from '../../db/append-audit'
import { inTransaction } from '../../db/client'
import { databaseTime } from '../../db/database-time'
import { moveRequest } from '../../db/request-moves'
import type { RequestRow } from '../../db/requests'
import { Refusal } from '../../domain/refusals'
import type { DoneBy } from '../caller'
import { auditOf } from './audit-of'
import { freshPlan } from './fresh-plan'

/**
 * Reads Raff again before anybody's yes counts. What would have another effect now voids the votes and goes back with the
 * difference; what is done already is closed. Both are written before this refuses.
 */
export async function checkStillTrue(request: RequestRow, by: DoneBy): Promise<void> {
  const { plan, comparison } = await freshPlan(request)
  if (comparison.is === 'same' || comparison.is === 'same-effect') return
  if (comparison.is === 'impossible')
    throw new Refusal('conflict', `It cannot be done as things are. ${comparison.why}`)
  const isOver = comparison.is === 'nothing-left'
  await inTransaction(async (tx) => {
    const now = await databaseTime(tx)
    const moved = isOver
      ? await moveRequest(tx, request.id, request.state, 'nothing-left', {
          endedAt: now,
          outcome: `Nothing was left to do: ${comparison.why}`,
          wakeAt: null,
        })
      : await moveRequest(tx, request.id, request.state, 'outdate', {
          freshPlan: plan,
          changes: comparison.changes,
          round: { increment: 1 },
          wakeAt: request.expiresAt,
        })
    if (!moved) return
    await appendAudit(tx, {
      ...by,
      ...auditOf(request),
      action: isOver ? 'request.closed' : 'request.out-of-date',
      outcome: 'done',
      after: isOver ? { why: comparison.why } : { changes: comparison.changes },
    })
  })
  throw new Refusal(
    'conflict',
    isOver
      ? `There is nothing left to do. ${comparison.why}`
      : 'Things have changed since it was asked, so nothing was approved. Look at the difference; it can be asked again with the new plan.',
  )
}
