import 'server-only'
import { encode } from 'next-auth/jwt'
import { SESSION_LIFETIME_MS } from '../config/timings'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { beginSession } from './begin-session'
import { cookieName } from './cookies'
import { signInSettings } from './sign-in-settings'
import { sessionIdOfRequest } from './viewer-of-request'

/**
 * Signs the holder of the welcome link in without a password, and answers the cookie to set: the one that next-auth would
 * have made. Whether the link opens is for the caller to have checked.
 */
export async function enterExplorer(
  person: { id: string; name: string },
  request: Request,
  httpRequestId: string,
): Promise<string> {
  const context = {
    httpRequestId,
    networkAddress: null,
    userAgent: request.headers.get('user-agent'),
    previousSessionId: await sessionIdOfRequest(request),
  }
  const sid = await inTransaction(async (tx) =>
    beginSession(tx, person, { method: 'welcome link', reauthenticated: false, now: await databaseTime(tx) }, context),
  )
  const settings = signInSettings()
  const maxAge = SESSION_LIFETIME_MS / 1_000
  const value = await encode({ token: { sid }, secret: settings.secret, maxAge })
  const secure = settings.secure ? '; Secure' : ''
  return `${cookieName('session', settings)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`
}
