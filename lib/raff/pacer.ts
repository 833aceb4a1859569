import type { PaceStore, Tier } from '../domain/pacing'
import type { Clock } from './clock'

/** Gives each call its turn. One pacer serves a whole process; what it counts lives in the store. */
export interface Pacer {
  /** Resolves when it is this call's turn; first come, first served. */
  turn(key: string, tier: Tier, signal?: AbortSignal): Promise<void>
  /** Raff refused: nobody who shares the store calls with this key before the time is over. */
  block(key: string, tier: Tier, forMs: number): Promise<void>
}

interface Waiter {
  resolve: () => void
  reject: (error: unknown) => void
}

/** Turns are asked for in small lots, so that one caller with a thousand reads does not starve the other processes. */
const LOT = 8

export function pacer(store: PaceStore, clock: Clock): Pacer {
  const queues = new Map<string, Set<Waiter>>()

  async function serve(key: string, tier: Tier, waiting: Set<Waiter>) {
    try {
      while (waiting.size > 0) {
        const { granted, waitMs } = await store.take(key, tier, Math.min(waiting.size, LOT))
        for (const waiter of [...waiting].slice(0, granted)) {
          waiting.delete(waiter)
          waiter.resolve()
        }
        if (waiting.size > 0 && waitMs > 0) await clock.sleep(waitMs)
      }
    } catch (error) {
      for (const waiter of waiting) waiter.reject(error)
      waiting.clear()
    }
    queues.delete(key)
  }

  return {
    turn(key, tier, signal) {
      return new Promise<void>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const waiting = queues.get(key) ?? new Set()
        const leave = () => {
          waiting.delete(waiter)
          reject(signal?.reason)
        }
        const settled =
          <T>(settle: (value: T) => void) =>
          (value: T) => {
            signal?.removeEventListener('abort', leave)
            settle(value)
          }
        const waiter: Waiter = { resolve: settled<void>(resolve), reject: settled(reject) }
        waiting.add(waiter)
        signal?.addEventListener('abort', leave, { once: true })
        if (queues.has(key)) return
        queues.set(key, waiting)
        void serve(key, tier, waiting)
      })
    },
    block: (key, tier, forMs) => store.block(key, tier, forMs),
  }
}
