import 'server-only'
import type { RequestAnswer } from '../contracts/requests'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { markSeen } from '../db/request-skipped'
import { findRequest } from '../db/requests'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { getRequest } from './get-request'
import { auditOf } from './requests/audit-of'
import { noSuchRequest } from './requests/no-such-request'

/** Whoever was not asked about an emergency run says that they know of it. Until then it waits for them. */
export async function seeEmergencyRun(id: string, { viewer, by }: Caller): Promise<RequestAnswer> {
  const request = await findRequest(id)
  if (!request) throw noSuchRequest()
  await inTransaction(async (tx) => {
    if (!(await markSeen(tx, id, viewer.personId, await databaseTime(tx))))
      throw new Refusal('conflict', 'There is nothing here that waits to be seen by you.')
    await appendAudit(tx, { ...by, ...auditOf(request), action: 'request.skipped-seen', outcome: 'done' })
  })
  return getRequest(id, viewer)
}
