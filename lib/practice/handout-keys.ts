import { secretOf } from './key-secret'
import type { Store } from './store'

/** The keys that are handed out, in full, by purpose; regenerated ones with their present secret, revoked ones left out. */
export function handoutKeys(store: Store): Record<string, string> {
  const keys: Record<string, string> = {}
  for (const { purpose, apiKeyId } of store.handouts) {
    const key = store.apiKeys.get(apiKeyId)
    if (key) keys[purpose] = secretOf(store.seed, key)
  }
  return keys
}
