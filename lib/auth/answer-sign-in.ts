import 'server-only'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import type { Refusal } from '../domain/refusals'
import { parseCookies } from './cookies'
import { nextAuthOptions } from './next-auth-options'
import type { SignInContext } from './sign-in-context'
import { signInSettings } from './sign-in-settings'

/** What the library is asked to do; everything else it offers stays closed. */
const ACTIONS: Record<string, readonly string[]> = {
  GET: ['csrf', 'session', 'providers', 'signin', 'signout', 'callback', 'error'],
  POST: ['signin', 'signout', 'callback'],
}

export type SignInAnswer = { response: Response } | { refusal: Refusal; url: string | null } | { unknownAction: true }

/**
 * Hands a request to next-auth and answers what came of it. The library knows requests of the older kind, with query,
 * cookies and body already read; this is the bridge. A refusal of ours comes out as itself, not as the library words it.
 */
export async function answerSignIn(
  request: Request,
  asked: { action: string[]; body: Record<string, string> },
  context: SignInContext,
): Promise<SignInAnswer> {
  const [action = '', provider] = asked.action
  if (asked.action.length > 2 || !ACTIONS[request.method]?.includes(action)) return { unknownAction: true }
  // the library builds its addresses from here, not from what a visitor's Host header says
  process.env.NEXTAUTH_URL = signInSettings().url.origin
  const url = new URL(request.url)
  const { response, recorded } = recordResponse()
  await NextAuth(
    {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      cookies: parseCookies(request.headers.get('cookie')),
      query: { ...queryFor(action, url.searchParams), nextauth: provider ? [action, provider] : [action] },
      body: asked.body,
    } as unknown as NextApiRequest,
    response,
    nextAuthOptions(context),
  )
  if (context.refusal) return { refusal: context.refusal, url: recorded.location() }
  return { response: recorded.toResponse() }
}

/**
 * On the way to a provider the library hands every parameter on to it: only "ask them again who they are" may come from
 * outside. On the way back the parameters are the provider's.
 */
function queryFor(action: string, given: URLSearchParams): Record<string, string> {
  const all = [...given].filter(([name]) => name !== 'nextauth')
  return Object.fromEntries(action === 'signin' ? all.filter(([name]) => name === 'prompt' || name === 'max_age') : all)
}

/** The little of a Node response that the library uses, kept instead of sent. */
function recordResponse() {
  const headers = new Map<string, string | string[]>()
  let status = 200
  let body: string | null = null
  const response = {
    status: (code: number) => {
      status = code
      return response
    },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: string | string[]) => {
      headers.set(name.toLowerCase(), value)
      return response
    },
    json: (value: unknown) => {
      headers.set('content-type', 'application/json')
      body = JSON.stringify(value)
    },
    send: (value: unknown) => {
      body = typeof value === 'string' ? value : JSON.stringify(value ?? {})
    },
    end: () => {},
  }
  const recorded = {
    location: () => {
      const location = headers.get('location')
      return typeof location === 'string' ? location : null
    },
    toResponse: () => {
      const sent = new Headers()
      for (const [name, value] of headers) for (const one of [value].flat()) sent.append(name, one)
      return new Response(body, { status, headers: sent })
    },
  }
  return { response: response as unknown as NextApiResponse, recorded }
}
