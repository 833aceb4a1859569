// How failed sign-ins slow down further ones. An attempt is counted before the password is looked at, so that a
// hundred attempts at once cannot all slip through; a success takes its own count back.

export type ThrottleState = { failures: number; windowStart: Date; blockedUntil: Date | null }

export type ThrottlePolicy = { windowMs: number; freeFailures: number; firstWaitMs: number; longestWaitMs: number }

export type AttemptDecision =
  | { allowed: true; state: ThrottleState; startsBlock: boolean }
  | { allowed: false; retryAfterSeconds: number }

export function decideAttempt(before: ThrottleState | null, now: Date, policy: ThrottlePolicy): AttemptDecision {
  const state = stillCounting(before, now, policy) ? before : null
  const waitMs = remainingMs(state, now, policy)
  if (waitMs > 0) return { allowed: false, retryAfterSeconds: Math.ceil(waitMs / 1_000) }
  const failures = (state?.failures ?? 0) + 1
  const beyond = failures - policy.freeFailures
  if (beyond < 0) {
    return {
      allowed: true,
      startsBlock: false,
      state: { failures, windowStart: state?.windowStart ?? now, blockedUntil: null },
    }
  }
  // the window moves along, so that the waits keep growing for as long as the guessing goes on
  const blockedUntil = new Date(now.getTime() + Math.min(policy.firstWaitMs * 2 ** beyond, policy.longestWaitMs))
  return { allowed: true, startsBlock: true, state: { failures, windowStart: now, blockedUntil } }
}

/** The attempt turned out to be the right password after all: it does not count. */
export function takeBack(state: ThrottleState): ThrottleState | null {
  return state.failures <= 1 ? null : { ...state, failures: state.failures - 1, blockedUntil: null }
}

function stillCounting(state: ThrottleState | null, now: Date, policy: ThrottlePolicy): state is ThrottleState {
  if (!state) return false
  const since = (state.blockedUntil ?? state.windowStart).getTime()
  return now.getTime() < since + policy.windowMs
}

/** A clock that was wrong and has been put right must not lock anybody out for longer than the longest wait. */
function remainingMs(state: ThrottleState | null, now: Date, policy: ThrottlePolicy): number {
  if (!state?.blockedUntil) return 0
  const left = state.blockedUntil.getTime() - now.getTime()
  return left > policy.longestWaitMs ? 0 : left
}

export function waitSentence(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  const wait = seconds < 60 ? `${seconds} seconds` : minutes === 1 ? 'one minute' : `${minutes} minutes`
  return `Too many attempts with a wrong password. Please try again in ${wait}.`
}
