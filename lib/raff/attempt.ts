import 'server-only'
import { randomUUID } from 'node:crypto'
import { RAFF_ANSWER_MAX_BYTES } from '../config/timings'
import type { RaffAddress } from './base-url'
import { connectionFor } from './connections'
import type { Outcome } from './decide-retry'
import { quoteRaff, type RaffDetails, RaffError, RaffOutcomeUnknown } from './errors'
import { type Answer, ExchangeFailure, exchange } from './exchange'
import { failureOfAnswer, failureOfExchange } from './failure-of'
import { maskKeys } from './mask-keys'
import { readJson } from './read-json'
import { type KeyLender, type RaffRequest, type Received, UnexpectedAnswer } from './request'
import { readRetryAfter } from './retry-after'

export type Attempt<T> = { outcome: Outcome; status: number | undefined; retryAfterMs?: number | undefined } & (
  | { ok: true; received: Received<T> }
  | { ok: false; error: RaffError }
)

export interface AttemptOptions {
  address: RaffAddress
  key: KeyLender
  /** 1 is the first */
  attempt: number
  timeoutMs: number
  now: () => number
}

/** Sends the request once and says what became of it. */
export async function attemptOnce<T>(
  request: RaffRequest,
  read: (json: unknown) => T,
  options: AttemptOptions,
): Promise<Attempt<T>> {
  const { method, path, projectId } = request
  const details: RaffDetails = { method, path, projectId, attempts: options.attempt }
  let answer: Answer
  try {
    answer = await transmit(request, options)
  } catch (failure) {
    if (!(failure instanceof ExchangeFailure)) throw failure
    const outcome: Outcome = { kind: failure.kind === 'cancelled' ? 'cancelled' : 'no-answer' }
    return { ok: false, outcome, status: failure.status, error: failureOfExchange(failure, details) }
  }
  return readAnswer(answer, details, read, options.now())
}

function transmit(request: RaffRequest, { address, key, timeoutMs }: AttemptOptions): Promise<Answer> {
  const { method, body, projectId } = request
  const send = (plaintext: string | undefined) =>
    exchange(
      {
        origin: address.origin,
        path: `${address.basePath}/api/v1${request.path}${queryOf(request.query)}`,
        method,
        headers: {
          accept: 'application/json',
          'user-agent': 'Stocktake',
          'x-request-id': randomUUID(),
          ...(plaintext !== undefined && { 'x-api-key': plaintext }),
          ...(projectId !== undefined && { 'x-project-id': projectId }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        timeoutMs,
        maxBytes: request.maxBytes ?? RAFF_ANSWER_MAX_BYTES,
        signal: request.signal,
      },
      connectionFor(method),
    )
  return request.withoutKey ? send(undefined) : key(send, ({ status }) => status === 401)
}

function readAnswer<T>(answer: Answer, details: RaffDetails, read: (json: unknown) => T, now: number): Attempt<T> {
  const { status, headers } = answer
  const requestId = quoteRaff(headers['x-request-id'] ?? headers['x-correlation-id'] ?? headers['cf-ray'])
  const retryAfterMs = readRetryAfter(headers['retry-after'], now)
  const facts: RaffDetails = { ...details, status, requestId, retryAfterMs }
  if (status < 200 || status >= 300)
    return {
      ok: false,
      outcome: { kind: 'answer', status, retryAfterMs },
      status,
      retryAfterMs,
      error: failureOfAnswer(answer, facts),
    }
  try {
    const value = read(readBody(details.method, answer.body))
    return { ok: true, outcome: { kind: 'answer', status }, status, received: { value, status, requestId } }
  } catch (unreadable) {
    const technical = unreadable instanceof UnexpectedAnswer ? unreadable.message : 'not JSON'
    const told = { ...facts, technical }
    const error =
      details.method === 'GET'
        ? new RaffError('invalid-response', told)
        : new RaffOutcomeUnknown('unreadable-answer', told)
    return { ok: false, outcome: { kind: 'unreadable-answer' }, status, error }
  }
}

function readBody(method: string, body: Buffer): unknown {
  if (method === 'GET') return maskKeys(readJson(body))
  return body.length === 0 ? {} : readJson(body)
}

function queryOf(query: RaffRequest['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, `${value}`]],
  )
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}
