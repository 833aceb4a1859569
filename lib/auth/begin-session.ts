import 'server-only'
import { appendAudit } from '../db/append-audit'
import type { Transaction } from '../db/client'
import { updatePerson } from '../db/people'
import { endReplacedSession, startSession } from '../db/sessions'
import type { SignInContext } from './sign-in-context'

/** The last step of every way in: the session, the trace on the person, the audit entry. Answers the session's id. */
export async function beginSession(
  tx: Transaction,
  person: { id: string; name: string },
  how: { method: string; reauthenticated: boolean; now: Date },
  context: SignInContext,
): Promise<string> {
  const { method, reauthenticated, now } = how
  if (context.previousSessionId) await endReplacedSession(tx, context.previousSessionId, now)
  const sessionId = await startSession(tx, {
    personId: person.id,
    now,
    reauthenticated,
    userAgent: context.userAgent,
  })
  await updatePerson(tx, person.id, { lastSignInAt: now })
  await appendAudit(tx, {
    actor: { kind: 'person', id: person.id, name: person.name },
    action: 'session.signed-in',
    outcome: 'done',
    target: { kind: 'session', id: sessionId, name: null },
    after: { method },
    httpRequestId: context.httpRequestId,
  })
  return sessionId
}
