import 'server-only'
import { database } from './client'

/** Requests that wait for somebody's approval. */
export function countWaitingRequests(): Promise<number> {
  return database().request.count({ where: { state: 'waiting' } })
}
