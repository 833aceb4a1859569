import 'server-only'
import { log } from '../config/log'
import { isRaffError } from '../raff/errors'
import { checkConnection } from './check-connection'

/**
 * Told by whoever uses a connection and was refused: Raff is asked at once what the key is still good for, so that the
 * page says so now and not tomorrow. Trouble that is not the key's is left alone.
 */
export async function noteTrouble(connectionId: string, error: unknown): Promise<void> {
  if (!isRaffError(error, 'unauthorized', 'forbidden')) return
  try {
    await checkConnection(connectionId, { actor: { kind: 'system', name: 'Stocktake' } })
  } catch (failure) {
    log.warn({ error: failure, connection: connectionId }, 'a connection in trouble could not be checked')
  }
}
