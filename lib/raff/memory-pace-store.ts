import { block, type PaceState, type PaceStore, takeTurns, UNTOUCHED } from '../domain/pacing'

/** Keeps the pace within this process. `now` should not jump: it is not the time of day that counts here. */
export function memoryPaceStore(now: () => number = () => performance.now()): PaceStore {
  const states = new Map<string, PaceState>()
  return {
    async take(key, tier, asking) {
      const { state, ...turns } = takeTurns(states.get(key) ?? UNTOUCHED, tier, asking, now())
      states.set(key, state)
      return turns
    },
    async block(key, tier, forMs) {
      states.set(key, block(states.get(key) ?? UNTOUCHED, tier, forMs, now()))
    },
  }
}
