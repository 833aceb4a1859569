import type { ApiKey } from './model'

/** Members have an address; a key, which has none, gets one that can never receive mail. */
export function keyEmail(key: ApiKey): string {
  return `${key.id}@api-keys.invalid`
}
