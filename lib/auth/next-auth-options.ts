import 'server-only'
import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { log } from '../config/log'
import { SESSION_LIFETIME_MS } from '../config/timings'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { endSessions, readViewer } from '../db/sessions'
import type { Viewer } from '../domain/person'
import { Refusal } from '../domain/refusals'
import { safeReturnPath } from '../domain/return-path'
import { cookieOptions } from './cookies'
import { providers, toIdentity } from './providers'
import type { SignInContext } from './sign-in-context'
import { signInSettings } from './sign-in-settings'
import { signInWithPassword } from './sign-in-with-password'
import { signInWithProvider } from './sign-in-with-provider'

/** The set-up of next-auth for one request. Its cookie carries a session id and nothing else. */
export function nextAuthOptions(context: SignInContext): AuthOptions {
  const settings = signInSettings()
  let viewer: Viewer | null = null
  return {
    secret: settings.secret,
    useSecureCookies: settings.secure,
    cookies: cookieOptions(settings),
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    session: { strategy: 'jwt', maxAge: SESSION_LIFETIME_MS / 1_000 },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: (given) => noting(context, () => authorize(given, context)),
      }),
      ...providers(),
    ],
    callbacks: {
      signIn: async ({ account, profile }) => {
        if (account?.type !== 'oauth') return true
        const identity = toIdentity(account.provider, profile as Record<string, unknown>)
        const outcome = await noting(context, () => signInWithProvider(identity, context))
        if (!outcome) return false
        if ('refused' in outcome) return `${settings.url.origin}/sign-in?error=${outcome.refused}`
        context.sessionId = outcome.sessionId
        return true
      },
      jwt: async ({ token, trigger }) => {
        if (trigger === 'signIn' && context.sessionId) return { sid: context.sessionId }
        viewer = await noting(context, () => readViewer(String(token.sid)))
        // throwing makes the library drop the cookie: the session it names is over
        if (!viewer) throw new Error('the session is over')
        return { sid: viewer.sessionId }
      },
      session: ({ session }) => {
        const user = viewer && { id: viewer.personId, name: viewer.name, email: viewer.email, role: viewer.role }
        return user ? { expires: session.expires, user } : { expires: session.expires }
      },
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url
        return `${baseUrl}${safeReturnPath(path) ?? '/'}`
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sid) await noting(context, () => signOut(String(token.sid), context))
      },
    },
    logger: {
      error: (code, metadata) =>
        log.error({ requestId: context.httpRequestId, code, error: metadata }, 'sign-in failed'),
      warn: (code) => log.warn({ requestId: context.httpRequestId, code }, 'sign-in library'),
      debug: () => {},
    },
  }
}

/**
 * What goes wrong is kept for our own answer and never thrown into the library, which would print its message into a
 * redirect address.
 */
async function noting<T>(context: SignInContext, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) log.error({ requestId: context.httpRequestId, error }, 'signing in or out failed')
    context.refusal =
      error instanceof Refusal
        ? error
        : new Refusal('internal', 'Something went wrong on our side. Please try again.', { cause: error })
    return null
  }
}

async function authorize(given: Record<string, unknown> | undefined, context: SignInContext) {
  const { email, password } = given ?? {}
  if (typeof email !== 'string' || typeof password !== 'string' || !email || !password) {
    throw new Refusal('invalid', 'Enter your email address and your password.', {
      fields: {
        ...(email ? {} : { email: 'Enter your email address.' }),
        ...(password ? {} : { password: 'Enter your password.' }),
      },
    })
  }
  context.sessionId = await signInWithPassword({ email, password }, context)
  return { id: context.sessionId }
}

async function signOut(sessionId: string, context: SignInContext): Promise<void> {
  const viewer = await readViewer(sessionId)
  if (!viewer) return
  await inTransaction(async (tx) => {
    const ended = await endSessions(tx, { personId: viewer.personId, id: sessionId }, await databaseTime(tx))
    if (ended === 0) return
    await appendAudit(tx, {
      actor: { kind: 'person', id: viewer.personId, name: viewer.name },
      action: 'session.signed-out',
      outcome: 'done',
      target: { kind: 'session', id: sessionId, name: null },
      httpRequestId: context.httpRequestId,
    })
  })
}
