import 'server-only'
import type { NetworkInterface } from '../domain/inventory/facts'
import type { ServerForPlan } from '../domain/inventory/plan-sync'
import { database, type Transaction } from './client'

export type ServerToAsk = ServerForPlan & { id: string; projectId: string | null }

/** The servers that are there, with what was known of them when their interfaces were read. */
export async function serversToAsk(accountId: string): Promise<ServerToAsk[]> {
  return database().$queryRaw<ServerToAsk[]>`
    SELECT r.id::text, r.raff_id AS "raffId", r.project_id AS "projectId", r.facts_hash AS "factsHash",
      i.facts_hash AS "interfacesHash", i.due_at AS "interfacesDueAt"
    FROM resource r LEFT JOIN interfaces_read i ON i.resource_id = r.id
    WHERE r.account_id = ${accountId}::uuid AND r.kind = 'vm' AND NOT r.gone AND r.missing_since IS NULL`
}

export async function interfacesOf(
  tx: Transaction,
  accountId: string,
  serverIds: string[],
): Promise<Map<string, NetworkInterface[]>> {
  const rows = await tx.networkInterface.findMany({
    where: { accountId, serverId: { in: serverIds } },
    orderBy: { nicId: 'asc' },
  })
  const byServer = new Map<string, NetworkInterface[]>()
  for (const { accountId: _, serverId, ...nic } of rows)
    byServer.set(serverId, [...(byServer.get(serverId) ?? []), nic])
  return byServer
}

export type InterfacesReading = {
  /** Ours. */
  id: string
  serverId: string
  factsHash: string
  readAt: Date
  dueAt: Date
  interfaces: NetworkInterface[]
}

/** What was read takes the place of what was known of these servers' interfaces. */
export async function putInterfaces(tx: Transaction, accountId: string, readings: InterfacesReading[]): Promise<void> {
  const serverIds = readings.map(({ serverId }) => serverId)
  await tx.networkInterface.deleteMany({ where: { accountId, serverId: { in: serverIds } } })
  await tx.networkInterface.createMany({
    data: readings.flatMap(({ serverId, interfaces }) => interfaces.map((nic) => ({ accountId, serverId, ...nic }))),
    skipDuplicates: true,
  })
  const rows = readings.map(({ id, factsHash, readAt, dueAt }) => ({
    id,
    facts_hash: factsHash,
    read_at: readAt,
    due_at: dueAt,
  }))
  await tx.$executeRaw`
    INSERT INTO interfaces_read (resource_id, facts_hash, read_at, due_at)
    SELECT id, facts_hash, read_at, due_at FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS new(id uuid, facts_hash text, read_at timestamptz, due_at timestamptz)
    ON CONFLICT (resource_id) DO UPDATE SET
      facts_hash = excluded.facts_hash, read_at = excluded.read_at, due_at = excluded.due_at`
}

/** When the interfaces of these servers were last read, by our id. */
export async function interfacesReadAt(tx: Transaction, ids: string[]): Promise<Map<string, Date>> {
  const rows = await tx.interfacesRead.findMany({ where: { resourceId: { in: ids } } })
  return new Map(rows.map(({ resourceId, readAt }) => [resourceId, readAt]))
}
