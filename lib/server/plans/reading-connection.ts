import 'server-only'
import { type ConnectionRow, listConnections } from '../../db/connections'
import { Refusal } from '../../domain/refusals'
import type { RaffReader } from '../../raff/client'
import { openReader } from '../open-reader'

const RANK = { working: 0, narrowed: 1 } as Record<string, number>

/** The best key of an account for a purpose: one that worked when it was last checked comes first. */
export async function bestConnection(accountId: string, purpose: 'read' | 'act'): Promise<ConnectionRow | null> {
  const connections = await listConnections({ accountId, purpose })
  return connections.sort((a, b) => (RANK[a.standing] ?? 2) - (RANK[b.standing] ?? 2))[0] ?? null
}

export async function readerOf(accountId: string): Promise<RaffReader> {
  const connection = await bestConnection(accountId, 'read')
  if (!connection)
    throw new Refusal('conflict', 'There is no key for reading yet. An admin can add one under Settings, Connections.')
  return (await openReader(connection.id)).raff
}
