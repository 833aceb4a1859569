import 'server-only'
import type { ConnectionRow } from '../db/connections'
import { askAboutKey, type KeyAnswer } from './ask-about-key'
import { raffAddressOf } from './raff-address'
import { storedKey } from './stored-key'

/** What Raff says of the key that lies in this connection, opened the way every call opens it. */
export async function askStoredKey({ id, prefix, fingerprint, account }: ConnectionRow): Promise<KeyAnswer> {
  const baseUrl = await raffAddressOf(account)
  return askAboutKey({ key: storedKey(id), prefix, fingerprint: fingerprint ?? id, baseUrl })
}
