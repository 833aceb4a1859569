// One request on the wire: faults before, the account's answer, faults after.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { type Answered, answerCall } from './answer-call'
import { answerControl, CONTROL_PATH, type Controls } from './control'
import { interruptionOf, latencyOf, spoilQuery } from './faults/before-answer'
import { readFaultText } from './faults/fault'
import type { Stroke } from './faults/fault-switch'
import { sendSpoilt } from './faults/send-spoilt'
import { spoilBody } from './faults/spoil-body'
import { ApiError } from './wire/api-error'
import { isPast, type Past } from './past'
import type { RateLimiter } from './wire/rate-limiter'
import { readBody } from './wire/read-body'
import type { Method } from './wire/route'
import type { World } from './world'

export interface Serving {
  world: World
  limiter: RateLimiter
  controls: Controls
  past: Past
  realTime: () => number
  /** Called after the account may have changed. */
  afterwards: () => void
  /** Hears about what should never happen; the client gets a 500. */
  onCrash: (error: unknown) => void
}

type Reply = Pick<Answered, 'status' | 'body' | 'headers'>

export async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const at = serving.realTime()
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://practice.invalid')
  const method = (request.method ?? 'GET') as Method
  if (isPast(pathname)) {
    const reply = await refusalsAsReplies(serving, async () => {
      const [apiKey, projectHeader] = [headerOf(request, 'x-api-key'), headerOf(request, 'x-project-id')]
      const body = await readBody(request)
      return { headers: {}, ...serving.past.answer({ method, pathname, query, apiKey, projectHeader, body }) }
    })
    send(response, reply, [])
    return
  }
  if (pathname === CONTROL_PATH || pathname.startsWith(`${CONTROL_PATH}/`)) {
    const reply = await refusalsAsReplies(serving, async () => {
      refuseWebPages(request)
      const call = { method, pathname, query, body: await readBody(request) }
      return { ...answerControl(serving.controls, call), headers: {} }
    })
    send(response, reply, [])
    return
  }

  const apiKey = headerOf(request, 'x-api-key')
  const status = await answerWithFaults(serving, request, response, { method, pathname, query, apiKey })
  serving.controls.requests.add({ method, path: pathname, keyPrefix: apiKey?.slice(0, 13), status, at })
  serving.afterwards()
}

interface Asked {
  method: Method
  pathname: string
  query: URLSearchParams
  apiKey: string | undefined
}

async function answerWithFaults(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
): Promise<number> {
  const { world, limiter, controls } = serving
  let strokes: Stroke[] = []
  let interrupted: 'hang' | 'cut' | undefined
  const reply = await refusalsAsReplies(serving, async () => {
    const body = await readBody(request)
    strokes = [...controls.faults.strike(asked), ...strokesOf(headerOf(request, 'x-practice-fault'))]
    const latency = latencyOf(strokes)
    if (latency > 0) await wait(latency)
    const interruption = interruptionOf(strokes)
    if (interruption?.kind === 'refuse') throw interruption.error
    interrupted = interruption?.kind
    if (interrupted) return { status: 0, body: undefined, headers: {} }
    const projectHeader = headerOf(request, 'x-project-id')
    const query = spoilQuery(strokes, asked.query)
    const answer = answerCall(world, limiter, controls.clock.now(), { ...asked, query, projectHeader, body })
    return { ...answer, body: spoilBody(world.store.seed, strokes, answer.status, answer.body) }
  })
  if (interrupted === 'cut') response.destroy()
  return interrupted ? 0 : send(response, reply, strokes)
}

function strokesOf(header: string | undefined): Stroke[] {
  return header === undefined ? [] : readFaultText(header).map((fault) => ({ fault, count: 0 }))
}

async function refusalsAsReplies({ onCrash }: Serving, answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof ApiError)) onCrash(error)
    const refusal = error instanceof ApiError ? error : new ApiError(500, 'The practice account made a mistake')
    return { status: refusal.status, body: refusal.body, headers: refusal.headers }
  }
}

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/** The controls have no key: a page open in a browser on the same machine has no business there, under whatever name. */
function refuseWebPages(request: IncomingMessage): void {
  const named = LOOPBACK.test(headerOf(request, 'host') ?? '')
  if (!named || headerOf(request, 'origin') !== undefined) throw new ApiError(403, 'The controls are not for web pages')
}

function send(response: ServerResponse, { status, body, headers }: Reply, strokes: Stroke[]): number {
  const json = JSON.stringify(body)
  return sendSpoilt(response, { status, headers: { 'Content-Type': 'application/json', ...headers }, json }, strokes)
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}
