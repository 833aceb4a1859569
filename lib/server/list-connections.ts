import 'server-only'
import type { ConnectionAnswer, ConnectionsAnswer } from '../contracts/connections'
import { findConnection, listConnections as readConnections } from '../db/connections'
import { describeConnections } from './describe-connection'
import { noSuchConnection } from './open-reader'

export async function listConnections(): Promise<ConnectionsAnswer> {
  const { data, now } = await describeConnections(await readConnections())
  return { data, total: data.length, asOf: now.toISOString() }
}

export async function getConnection(id: string): Promise<ConnectionAnswer> {
  const row = await findConnection(id)
  const [described] = row ? (await describeConnections([row])).data : []
  if (!described) throw noSuchConnection()
  return described
}
