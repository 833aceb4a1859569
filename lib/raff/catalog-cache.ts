import type { Clock } from './clock'

export interface Cached<T> {
  value: T
  /** when Raff said so, in milliseconds since 1970 */
  readAt: number
}

/** After a failure the next try waits this long, so that every page view does not run into the same wall. */
const AFTER_FAILURE_MS = 60_000

/**
 * Remembers what changes rarely. An outdated value is given out at once while a new one is fetched, and stays, with its
 * age, as long as fetching fails. Only without any value at all does a failure reach the caller.
 */
export function cacheOf<T>(load: () => Promise<T>, { clock, freshMs }: { clock: Clock; freshMs: number }) {
  let known: Cached<T> | undefined
  let loading: Promise<Cached<T>> | undefined
  let nextTry = 0

  function refresh(): Promise<Cached<T>> {
    loading ??= load()
      .then((value) => {
        known = { value, readAt: clock.now() }
        return known
      })
      .catch((error) => {
        nextTry = clock.now() + AFTER_FAILURE_MS
        throw error
      })
      .finally(() => {
        loading = undefined
      })
    return loading
  }

  return async function get(): Promise<Cached<T>> {
    if (!known) return refresh()
    const outdated = clock.now() - known.readAt >= freshMs
    if (outdated && clock.now() >= nextTry) refresh().catch(() => undefined)
    return known
  }
}
