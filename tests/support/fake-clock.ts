import type { Clock } from '@/lib/raff/clock'

interface Sleeper {
  at: number
  wake: () => void
}

/** A clock that stands still until everybody sleeps, and then jumps to the next who wakes. No test waits for real. */
export function fakeClock(start = Date.parse('2026-05-14T10:00:00Z')) {
  let now = start
  const sleepers = new Set<Sleeper>()
  const clock: Clock = {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const sleeper = { at: now + ms, wake: resolve }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper)
          reject(signal.reason)
        })
      }),
  }
  async function settle() {
    for (let turn = 0; turn < 50; turn++) await Promise.resolve()
  }
  return {
    clock,
    sleeping: () => sleepers.size,
    /** Lets time pass, waking whoever is due in order. */
    async pass(ms: number) {
      const end = now + ms
      await settle()
      for (;;) {
        const next = [...sleepers].sort((a, b) => a.at - b.at)[0]
        if (!next || next.at > end) break
        sleepers.delete(next)
        now = Math.max(now, next.at)
        next.wake()
        await settle()
      }
      now = end
    },
  }
}
