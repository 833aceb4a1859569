import 'server-only'
import type { CookiesOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import { type SignInSettings, signInSettings } from './sign-in-settings'

/**
 * Over https the `__Host-` prefix makes browsers insist on Secure, no Domain and the root path. Over http the port is
 * part of the name: browsers share the cookies of all ports of a host, and two installations would sign each other out.
 */
export function cookieName(purpose: string, settings: Pick<SignInSettings, 'url' | 'secure'>): string {
  return settings.secure ? `__Host-stocktake.${purpose}` : `stocktake-${settings.url.port || '80'}.${purpose}`
}

/** Lax, not Strict: a link in a chat or a mail, and the way back from a provider, must find the person signed in. */
export function cookieOptions(settings: Pick<SignInSettings, 'url' | 'secure'>): Partial<CookiesOptions> {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: settings.secure } as const
  const cookie = (purpose: string) => ({ name: cookieName(purpose, settings), options })
  return {
    sessionToken: cookie('session'),
    csrfToken: cookie('csrf'),
    callbackUrl: cookie('return'),
    pkceCodeVerifier: cookie('pkce'),
    state: cookie('state'),
    nonce: cookie('nonce'),
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Far more than there are people who are signed in at once. */
const MOST_REMEMBERED = 2_000

/** What was in cookies that proved to be ours: each page and each answer asks, a page twice, and opening one is mere arithmetic. */
const opened = new Map<string, { id: string; secret: string; until: number }>()

/** The id inside the session cookie; null when there is none, or when it was not made with our secret. */
export async function readSessionCookie(cookie: string | undefined, now = Date.now()): Promise<string | null> {
  if (!cookie) return null
  const { secret } = signInSettings()
  const known = opened.get(cookie)
  if (known && known.secret === secret && now < known.until) return known.id
  try {
    const token = await decode({ token: cookie, secret })
    const id = token?.sid
    if (typeof id !== 'string' || !UUID.test(id)) return null
    if (opened.size >= MOST_REMEMBERED) opened.clear()
    if (typeof token?.exp === 'number') opened.set(cookie, { id, secret, until: token.exp * 1_000 })
    return id
  } catch {
    // forged, cut, expired or made with an older secret: all the same, nobody is signed in
    return null
  }
}

export function sessionCookieOf(cookies: Record<string, string | undefined>): string | undefined {
  return cookies[cookieName('session', signInSettings())]
}

/** The cookies a browser sent, by name. */
export function parseCookies(header: string | null): Record<string, string> {
  const found: Record<string, string> = {}
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0) found[part.slice(0, at).trim()] ??= decodeCookie(part.slice(at + 1).trim())
  }
  return found
}

function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
