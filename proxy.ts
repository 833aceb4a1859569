import { type NextRequest, NextResponse } from 'next/server'
import { cookieName, readSessionCookie } from './lib/auth/cookies'
import { PATH_HEADER } from './lib/auth/path-header'
import { signInSettings } from './lib/auth/sign-in-settings'
import { safeReturnPath } from './lib/domain/return-path'
import { REQUEST_ID_HEADER, requestIdOf } from './lib/http/request-id'
import { contentSecurityPolicy, securityHeaders } from './lib/http/security-headers'

// Before every page and route: a nonce, the security headers, a request id, and the way to the sign-in page for whoever
// has no session cookie. Whether the session still counts is asked of the database by the pages and routes themselves.

/** Pages that are for people who are not signed in. */
const PUBLIC_PAGE = /^\/(?:sign-in|welcome|invitation|reset)$/

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const settings = signInSettings()
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const development = process.env.NODE_ENV === 'development'
  const policy = contentSecurityPolicy(nonce, { development, secure: settings.secure })
  const requestId = requestIdOf(request.headers)
  const response = (await mustSignIn(request)) ? toSignIn(request) : passOn(request, { nonce, policy, requestId })
  for (const [name, value] of Object.entries(securityHeaders(settings.secure))) response.headers.set(name, value)
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set(REQUEST_ID_HEADER, requestId)
  return response
}

function passOn(request: NextRequest, facts: { nonce: string; policy: string; requestId: string }): NextResponse {
  const headers = new Headers(request.headers)
  // the framework reads the nonce for its own scripts from this header
  headers.set('Content-Security-Policy', facts.policy)
  headers.set('x-nonce', facts.nonce)
  headers.set(REQUEST_ID_HEADER, facts.requestId)
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`)
  return NextResponse.next({ request: { headers } })
}

async function mustSignIn(request: NextRequest): Promise<boolean> {
  const { pathname } = request.nextUrl
  const isFile = /\.[a-z0-9]+$/i.test(pathname)
  if (pathname.startsWith('/api/') || isFile || PUBLIC_PAGE.test(pathname)) return false
  const cookie = request.cookies.get(cookieName('session', signInSettings()))
  return (await readSessionCookie(cookie?.value)) === null
}

function toSignIn(request: NextRequest): NextResponse {
  const page = request.nextUrl.clone()
  const back = safeReturnPath(`${page.pathname}${page.search}`)
  page.pathname = '/sign-in'
  page.search = back && back !== '/' ? `?${new URLSearchParams({ callbackUrl: back })}` : ''
  return NextResponse.redirect(page)
}

export const config = { matcher: ['/((?!_next/static|_next/image).*)'] }
