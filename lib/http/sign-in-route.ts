import 'server-only'
import { answerSignIn } from '../auth/answer-sign-in'
import type { SignInContext } from '../auth/sign-in-context'
import { signInSettings } from '../auth/sign-in-settings'
import { sessionIdOfRequest } from '../auth/viewer-of-request'
import { Refusal } from '../domain/refusals'
import { refusalAnswer } from './answer'
import { checkOrigin } from './check-origin'
import { networkAddressOf } from './network-address'
import { observe } from './observe'
import { readForm } from './read-body'
import type { Declaration, RouteHandler } from './route'

/** Sign-in forms are small: an address, a password, a token. */
const FORM_MAX_BYTES = 16 * 1024

/** Answered with JSON whoever asks; the rest is where browsers are sent. */
const FOR_PROGRAMS = new Set(['csrf', 'session', 'providers'])

const PATH = '/api/auth/{action}'

/**
 * The one route that is not ours alone: signing in and out is next-auth's. It gets the same frame as every other: origin
 * check, body limit, request id, log line, and errors in our words and form.
 */
export function signInRoute(method: 'GET' | 'POST', summary: string): RouteHandler {
  const declaration: Declaration = {
    method,
    path: PATH,
    summary,
    allow: 'anyone',
    output: { contentTypes: ['application/json'] },
  }
  const run: (request: Request, at: { params: Promise<Record<string, unknown>> }) => Promise<Response> = (
    request,
    at,
  ) =>
    observe({ method, route: PATH }, request, async (requestId, note) => {
      const settings = signInSettings()
      if (method === 'POST') checkOrigin(request.headers, settings.url)
      const body = method === 'POST' ? await readForm(request, FORM_MAX_BYTES) : {}
      const action = [(await at.params).nextauth].flat().map(String)
      const context = await contextOf(request, requestId, settings.secure)
      const answer = await answerSignIn(request, { action, body }, context)
      if ('unknownAction' in answer) throw new Refusal('not-found', 'There is nothing at this address.')
      if ('response' in answer) return answer.response
      note({ refused: answer.refusal.code })
      const asJson = body.json === 'true' || FOR_PROGRAMS.has(action[0] ?? '')
      return refuse(answer.refusal, { asJson, origin: settings.url.origin, requestId })
    })
  return Object.assign(run, { declaration })
}

async function contextOf(request: Request, httpRequestId: string, behindProxy: boolean): Promise<SignInContext> {
  return {
    httpRequestId,
    networkAddress: networkAddressOf(request.headers, behindProxy),
    userAgent: request.headers.get('user-agent'),
    previousSessionId: await sessionIdOfRequest(request),
  }
}

/** Programs and our own form read JSON; a browser that followed a link is shown the sign-in page with the reason. */
function refuse(refusal: Refusal, how: { asJson: boolean; origin: string; requestId: string }): Response {
  const page = `${how.origin}/sign-in?error=${refusal.code}`
  if (how.asJson) return refusalAnswer(refusal, how.requestId, { url: page })
  return new Response(null, { status: 302, headers: { Location: page } })
}
