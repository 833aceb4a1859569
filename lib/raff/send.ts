import 'server-only'
import {
  RAFF_BACKOFF_FIRST_MS,
  RAFF_READ_ATTEMPT_MS,
  RAFF_READ_TOTAL_MS,
  RAFF_WRITE_ATTEMPT_MS,
} from '../config/timings'
import type { Tier } from '../domain/pacing'
import { attemptOnce } from './attempt'
import { raffAddress } from './base-url'
import type { Clock } from './clock'
import { decideRetry } from './decide-retry'
import { RaffError, type RaffErrorKind } from './errors'
import type { Pacer } from './pacer'
import type { KeyLender, RaffRequest, Received, Send } from './request'

/** One attempt, for metrics and the log. Holds no secret. */
export interface CallReport {
  method: string
  template: string
  attempt: number
  status: number | undefined
  outcome: 'ok' | RaffErrorKind
  tookMs: number
  /** spent waiting for a turn */
  waitedMs: number
  /** why it was tried again, or not */
  because: string
}

/** In milliseconds. */
export interface TimeLimits {
  readAttempt: number
  writeAttempt: number
  /** a read with all its attempts and the waits between them */
  readTotal: number
}

const USUAL_LIMITS: TimeLimits = {
  readAttempt: RAFF_READ_ATTEMPT_MS,
  writeAttempt: RAFF_WRITE_ATTEMPT_MS,
  readTotal: RAFF_READ_TOTAL_MS,
}

export interface SendOptions {
  baseUrl: string
  key: KeyLender
  /** names the key to the pacer: its fingerprint, never the key */
  paceKey: string
  tier: Tier
  pace: Pacer
  clock: Clock
  random: () => number
  limits?: Partial<TimeLimits> | undefined
  onCall?: ((report: CallReport) => void) | undefined
}

export function sender(options: SendOptions): Send {
  const address = raffAddress(options.baseUrl)
  const { clock, key } = options
  const limits = { ...USUAL_LIMITS, ...options.limits }

  return async function send<T>(request: RaffRequest, read: (json: unknown) => T): Promise<Received<T>> {
    let deadline: number | undefined
    for (let attempt = 1; ; attempt++) {
      const asked = clock.now()
      const turn = await untilTurn(options, request, attempt)
      const began = clock.now()
      // waiting for the first turn does not count: a long queue is not Raff being slow
      deadline ??= began + limits.readTotal
      const result = await attemptOnce(request, read, {
        address,
        key,
        attempt,
        timeoutMs:
          request.method === 'GET' ? Math.max(1, Math.min(limits.readAttempt, deadline - began)) : limits.writeAttempt,
        now: clock.now,
      })
      if (result.status !== undefined) turn?.answered()
      const ended = clock.now()
      const decision = decideRetry({
        attempt,
        method: request.method,
        outcome: result.outcome,
        now: ended,
        deadline,
        jitter: options.random(),
      })
      report(options, request, {
        attempt,
        status: result.status,
        outcome: result.ok ? 'ok' : result.error.kind,
        tookMs: ended - began,
        waitedMs: began - asked,
        because: decision.because,
      })
      if (result.status === 429) await silence(options, request, result.retryAfterMs)
      if (result.ok) return result.received
      if (!decision.retry) throw result.error
      await untilWaited(options, request, decision.afterMs, attempt)
    }
  }
}

async function untilTurn({ pace, paceKey, tier }: SendOptions, request: RaffRequest, attempt: number) {
  if (request.withoutKey) return undefined
  try {
    return await pace.turn(paceKey, tier, request.signal)
  } catch (error) {
    throw request.signal?.aborted ? cancelled(request, attempt - 1) : error
  }
}

async function untilWaited({ clock }: SendOptions, request: RaffRequest, waitMs: number, attempts: number) {
  try {
    await clock.sleep(waitMs, request.signal)
  } catch {
    throw cancelled(request, attempts)
  }
}

/** Told to slow down: everybody who shares this key does. A store that is away is noticed at the next turn. */
async function silence({ pace, paceKey, tier }: SendOptions, { withoutKey }: RaffRequest, toldMs: number | undefined) {
  if (withoutKey) return
  await pace.block(paceKey, tier, toldMs ?? RAFF_BACKOFF_FIRST_MS).catch(() => undefined)
}

function cancelled({ method, path, projectId }: RaffRequest, attempts: number): RaffError {
  return new RaffError('cancelled', { method, path, projectId, attempts })
}

function report(
  { onCall }: SendOptions,
  { method, template }: RaffRequest,
  facts: Omit<CallReport, 'method' | 'template'>,
) {
  try {
    onCall?.({ method, template, ...facts })
  } catch {
    // a broken metric must not turn an answered write into an unknown one
  }
}
