import 'server-only'
import type { SessionsAnswer } from '../contracts/me'
import { listLiveSessions } from '../db/sessions'
import type { Viewer } from '../domain/person'

/** Where this person is signed in, the browser last seen first. */
export async function listMySessions(viewer: Viewer): Promise<SessionsAnswer> {
  const sessions = await listLiveSessions(viewer.personId, viewer.now)
  return {
    data: sessions.map((session) => ({
      id: session.id,
      current: session.id === viewer.sessionId,
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      expiresAt: session.expiresAt.toISOString(),
      userAgent: session.userAgent,
    })),
    total: sessions.length,
    asOf: viewer.now.toISOString(),
  }
}
