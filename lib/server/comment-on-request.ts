import 'server-only'
import type { RequestAnswer } from '../contracts/requests'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { addComment, lockRequest } from '../db/requests'
import type { Caller } from './caller'
import { getRequest } from './get-request'
import { auditOf } from './requests/audit-of'
import { noSuchRequest } from './requests/no-such-request'

export async function commentOnRequest(id: string, text: string, { viewer, by }: Caller): Promise<RequestAnswer> {
  await inTransaction(async (tx) => {
    const request = await lockRequest(tx, id)
    if (!request) throw noSuchRequest()
    const at = await databaseTime(tx)
    await addComment(tx, { requestId: id, personId: viewer.personId, personName: viewer.name, text, at })
    await appendAudit(tx, { ...by, ...auditOf(request), action: 'request.commented', outcome: 'done', reason: text })
  })
  return getRequest(id, viewer)
}
