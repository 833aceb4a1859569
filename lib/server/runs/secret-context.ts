import type { SealingContext } from '../../vault/sealing-context'

/** What binds a new key's secret to the request that made it. */
export function secretContext(requestId: string): SealingContext {
  return { rowId: requestId, purpose: 'new key, shown once' }
}
