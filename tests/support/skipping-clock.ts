import type { Clock } from '@/lib/raff/clock'

/** Real time, but waiting takes none: it only moves the clock on. Remembers how long was waited. */
export function skippingClock() {
  let skipped = 0
  const waits: number[] = []
  const clock: Clock = {
    now: () => Date.now() + skipped,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      waits.push(ms)
      skipped += ms
    },
  }
  return { clock, waits }
}
