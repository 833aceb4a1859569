import 'server-only'
import { readViewer } from '../db/sessions'
import type { Viewer } from '../domain/person'
import { parseCookies, readSessionCookie, sessionCookieOf } from './cookies'

/**
 * Who sent this request, as the database knows them now. The cookie only names a session: a role that changed, a person
 * who was switched off or a session that was ended elsewhere counts from this very request.
 */
export async function viewerOfRequest(request: Request): Promise<Viewer | null> {
  const sessionId = await sessionIdOfRequest(request)
  return sessionId ? readViewer(sessionId) : null
}

export function sessionIdOfRequest(request: Request): Promise<string | null> {
  return readSessionCookie(sessionCookieOf(parseCookies(request.headers.get('cookie'))))
}
