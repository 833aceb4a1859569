import { QueryClient } from '@tanstack/react-query'
import { asProblem } from './api-problem'

const STILL_FRESH_MS = 15_000
const MOST_RETRIES = 2
const LONGEST_WAIT_MS = 10_000

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: STILL_FRESH_MS, retry: mayRetry, retryDelay: waitBeforeRetry },
      // a change is never sent twice on our own account
      mutations: { retry: false },
    },
  })
}

/** A refusal stays a refusal; only silence and trouble on the server are asked again, twice. */
export function mayRetry(failures: number, thrown: unknown): boolean {
  return failures < MOST_RETRIES && asProblem(thrown).mayPass
}

/** As long as the server asked for, else 1 s, 2 s. */
export function waitBeforeRetry(failures: number, thrown: unknown): number {
  const asked = asProblem(thrown).retryAfterSeconds
  return Math.min(asked === undefined ? 1000 * 2 ** failures : asked * 1000, LONGEST_WAIT_MS)
}
