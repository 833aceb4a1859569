import 'server-only'
import { may } from '../auth/roles'
import type { RequestAnswer } from '../contracts/requests'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { askToStop, moveRequest } from '../db/request-moves'
import { lockRequest } from '../db/requests'
import { Refusal } from '../domain/refusals'
import { whyNotStop } from '../domain/requests/may-stop'
import type { Caller } from './caller'
import { getRequest } from './get-request'
import { auditOf } from './requests/audit-of'
import { changedMeanwhile, noSuchRequest } from './requests/no-such-request'
import { queueRun } from './requests/queue-run'

/**
 * "Stop this". Before the run nothing happens any more. A run under way sends nothing further, but what puts something
 * back, such as closing an access, is done at once.
 */
export async function stopRequest(
  id: string,
  reason: string | undefined,
  { viewer, by }: Caller,
): Promise<RequestAnswer> {
  await inTransaction(async (tx) => {
    const request = await lockRequest(tx, id)
    if (!request) throw noSuchRequest()
    const now = await databaseTime(tx)
    const isAsker = request.askedById === viewer.personId
    const mayDecide = may(viewer.role, 'request.decide')
    const no = whyNotStop({ state: request.state, isAsker, mayDecide })
    if (no) throw new Refusal(no.code, no.message)
    const outcome = `${viewer.name} stopped it before anything was sent.${reason ? ` ${reason}` : ''}`
    if (request.state === 'running') {
      if (!(await askToStop(tx, id, { name: viewer.name, at: now }))) return
      await queueRun(tx, id, now)
    } else if (!(await moveRequest(tx, id, request.state, 'stop', { endedAt: now, outcome, wakeAt: null })))
      throw changedMeanwhile()
    await appendAudit(tx, {
      ...by,
      ...auditOf(request),
      action: 'request.stopped',
      outcome: request.state === 'running' ? 'intended' : 'done',
      before: { status: request.state },
      ...(reason && { reason }),
    })
  })
  return getRequest(id, viewer)
}
