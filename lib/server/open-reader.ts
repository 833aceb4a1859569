import 'server-only'
import { type ConnectionRow, findConnection } from '../db/connections'
import type { TierName } from '../domain/pacing'
import { Refusal } from '../domain/refusals'
import { type ClientOptions, type RaffReader, raffReader } from '../raff/client'
import { raffAddressOf } from './raff-address'
import { raffPace } from './raff-pace'
import { storedKey } from './stored-key'

/**
 * Opens a connection for reading. Calls may throw a `RaffError`, or a `VaultError` when the key cannot be opened: then
 * tell `noteTrouble`, so that the page says so.
 */
export async function openReader(
  connectionId: string,
  more: Pick<ClientOptions, 'onCall' | 'limits'> = {},
): Promise<{ connection: ConnectionRow; raff: RaffReader }> {
  const connection = await connectionForReading(connectionId)
  return { connection, raff: raffReader({ ...(await clientOptions(connection)), ...more }) }
}

/** The same for a single live read that a page asks for. */
export async function openReaderOptions(connectionId: string): Promise<ClientOptions> {
  return clientOptions(await connectionForReading(connectionId))
}

async function connectionForReading(connectionId: string): Promise<ConnectionRow> {
  const connection = await findConnection(connectionId)
  if (!connection || connection.account.closedAt) throw noSuchConnection()
  if (connection.purpose === 'read') return connection
  throw new Refusal('forbidden', 'This key is only used while an approved request runs. Use a connection for reading.')
}

export async function clientOptions(connection: ConnectionRow): Promise<ClientOptions> {
  return {
    baseUrl: await raffAddressOf(connection.account),
    key: storedKey(connection.id),
    paceKey: connection.fingerprint ?? connection.id,
    pace: raffPace(),
    tier: connection.tier as TierName,
  }
}

export function noSuchConnection(): Refusal {
  return new Refusal('not-found', 'This connection does not exist any more. Reload the page to see the ones there are.')
}
