import 'server-only'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { endSessions } from '../db/sessions'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'

/** Signs one browser of one's own out. Somebody else's session is answered like one that never was. */
export function endMySession(id: string, { viewer, by }: Caller): Promise<void> {
  return inTransaction(async (tx) => {
    const ended = await endSessions(tx, { personId: viewer.personId, id }, await databaseTime(tx))
    if (ended === 0) throw new Refusal('not-found', 'This session has already ended.')
    await appendAudit(tx, {
      ...by,
      action: 'session.ended',
      outcome: 'done',
      target: { kind: 'session', id, name: null },
    })
  })
}

/** Signs out everywhere, this browser included. */
export function endMySessions({ viewer, by }: Caller): Promise<{ ended: number }> {
  return inTransaction(async (tx) => {
    const ended = await endSessions(tx, { personId: viewer.personId }, await databaseTime(tx))
    await appendAudit(tx, {
      ...by,
      action: 'session.ended-everywhere',
      outcome: 'done',
      target: { kind: 'person', id: viewer.personId, name: viewer.name },
      after: { endedSessions: ended },
    })
    return { ended }
  })
}
