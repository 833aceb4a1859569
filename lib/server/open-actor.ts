import 'server-only'
import { type ConnectionRow, findConnection } from '../db/connections'
import { Refusal } from '../domain/refusals'
import { type ClientOptions, type RaffActor, raffActor } from '../raff/client'
import { clientOptions, noSuchConnection } from './open-reader'

/** Opens a connection that may change things on Raff. Only running an approved request may import this: the walls say so. */
export async function openActor(
  connectionId: string,
  more: Pick<ClientOptions, 'onCall'> = {},
): Promise<{ connection: ConnectionRow; raff: RaffActor }> {
  const connection = await findConnection(connectionId)
  if (!connection || connection.account.closedAt) throw noSuchConnection()
  if (connection.purpose !== 'act')
    throw new Refusal('forbidden', 'This key was stored for reading, so nothing is changed with it.')
  return { connection, raff: raffActor({ ...(await clientOptions(connection)), ...more }) }
}
