import { setTimeout as wait } from 'node:timers/promises'

export interface Clock {
  /** milliseconds since 1970 */
  now(): number
  /** Ends early, by throwing the signal's reason, when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted()
    // a timer may ring a little early; whoever was told to wait waits at least that long
    await wait(Math.ceil(ms) + 1, undefined, signal && { signal })
  },
}
