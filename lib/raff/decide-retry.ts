import {
  RAFF_BACKOFF_FIRST_MS,
  RAFF_BACKOFF_LONGEST_MS,
  RAFF_OBEYED_WAIT_MS,
  RAFF_READ_ATTEMPTS,
} from '../config/timings'

/** How one attempt ended, as far as trying again is concerned. */
export type Outcome =
  | { kind: 'answer'; status: number; retryAfterMs?: number | undefined }
  /** cut, not JSON, or not what this call answers */
  | { kind: 'unreadable-answer' }
  /** no connection, a broken one, or silence until the time was up */
  | { kind: 'no-answer' }
  | { kind: 'cancelled' }

export type Decision =
  | {
      retry: true
      afterMs: number
      because: 'told-to-wait' | 'too-fast' | 'server-trouble' | 'unreadable' | 'no-answer'
    }
  | {
      retry: false
      because: 'write' | 'final-answer' | 'cancelled' | 'told-to-wait-too-long' | 'attempts-used-up' | 'time-is-up'
    }

export interface RetryQuestion {
  /** 1 is the first */
  attempt: number
  method: string
  outcome: Outcome
  now: number
  /** no attempt begins after it */
  deadline: number
  /** from 0 to 1: keeps many callers from coming back at the same moment */
  jitter: number
}

/** Again or not, when, and why. Only reads are ever sent again: a write has no key that would keep it from counting twice. */
export function decideRetry({ attempt, method, outcome, now, deadline, jitter }: RetryQuestion): Decision {
  if (outcome.kind === 'cancelled') return { retry: false, because: 'cancelled' }
  if (method !== 'GET') return { retry: false, because: 'write' }
  const trouble = nameTrouble(outcome)
  if (!trouble) return { retry: false, because: 'final-answer' }

  const told = outcome.kind === 'answer' ? outcome.retryAfterMs : undefined
  if (told !== undefined && told > RAFF_OBEYED_WAIT_MS) return { retry: false, because: 'told-to-wait-too-long' }
  if (attempt >= RAFF_READ_ATTEMPTS) return { retry: false, because: 'attempts-used-up' }
  const afterMs = told ?? backoff(attempt, jitter)
  if (now + afterMs >= deadline) return { retry: false, because: 'time-is-up' }
  return { retry: true, afterMs, because: told === undefined ? trouble : 'told-to-wait' }
}

function nameTrouble(outcome: Exclude<Outcome, { kind: 'cancelled' }>) {
  if (outcome.kind === 'no-answer') return 'no-answer'
  if (outcome.kind === 'unreadable-answer') return 'unreadable'
  if (outcome.status === 429) return 'too-fast'
  if (outcome.status >= 500 || outcome.status === 408) return 'server-trouble'
  return undefined
}

/** 1, 2, 4, 8 … seconds, of which the second half is left to chance. */
function backoff(attempt: number, jitter: number): number {
  const full = Math.min(RAFF_BACKOFF_FIRST_MS * 2 ** (attempt - 1), RAFF_BACKOFF_LONGEST_MS)
  return full / 2 + (full / 2) * jitter
}
