import 'server-only'
import { log } from '../config/log'
import { listConnections } from '../db/connections'
import { checkConnection } from './check-connection'

/** Asks Raff about every stored key, one after the other: a key that died at night is known in the morning. */
export async function recheckConnections(): Promise<{ checked: number; failed: number }> {
  let failed = 0
  const connections = await listConnections()
  for (const { id, prefix } of connections) {
    try {
      await checkConnection(id, { actor: { kind: 'system', name: 'Stocktake' } })
    } catch (error) {
      failed += 1
      log.warn({ error, connection: id, prefix }, 'a connection could not be checked')
    }
  }
  return { checked: connections.length - failed, failed }
}
