import 'server-only'
import { listConnections } from '../../db/connections'
import type { Proof } from '../../domain/plans/proof'
import type { RaffReader } from '../../raff/client'
import { isRaffError } from '../../raff/errors'

/**
 * Looked at in the last moment before a key is switched off or taken away: whether Stocktake itself lives by it right now.
 * What was so when the request was approved may be days ago. Null: it does not.
 */
export async function ownUse(accountId: string, proof: Proof, raff: RaffReader): Promise<string | null> {
  const stops =
    (proof.see === 'key-active' && !proof.active) || (proof.see === 'gone' && proof.kind === 'api-key')
      ? proof.id
      : null
  if (stops === null) return null
  const prefix = await prefixOf(stops, raff)
  const own = (await listConnections({ accountId })).find((connection) => connection.prefix === prefix)
  return own ? `Stocktake uses this key itself, for its connection “${own.name}”.` : null
}

async function prefixOf(id: string, raff: RaffReader): Promise<string | null> {
  try {
    return (await raff.apiKeys.get(id)).prefix
  } catch (error) {
    if (isRaffError(error, 'not-found')) return null
    throw error
  }
}
