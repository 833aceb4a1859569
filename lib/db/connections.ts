import 'server-only'
import type { ConnectionPurpose, ConnectionStanding } from '../domain/connection-status'
import type { KeyReach } from '../domain/key-reach'
import { database, type Prisma, type Transaction } from './client'
import type { RaffAccountRow } from './raff-accounts'

/** A connection and its account; never its key, which lib/db/sealed-keys.ts alone reads. */
export type ConnectionRow = {
  id: string
  account: RaffAccountRow
  name: string
  purpose: ConnectionPurpose
  prefix: string
  fingerprint: string | null
  standing: ConnectionStanding
  problem: string | null
  reach: KeyReach
  /** What it reached when it was stored, or when a person last accepted less. */
  acceptedReach: KeyReach
  tier: string
  lastCheckedAt: Date
  lastTriedAt: Date
  keyExpiresAt: Date | null
  keyStoredAt: Date
  createdById: string | null
  createdAt: Date
  removedAt: Date | null
  version: number
}

const WITH_ACCOUNT = { include: { account: true } } as const

/** Those that are in use, in the order they were made. */
export async function listConnections(
  where: { accountId?: string; purpose?: ConnectionPurpose } = {},
  tx: Transaction = database(),
): Promise<ConnectionRow[]> {
  const rows = await tx.connection.findMany({
    ...WITH_ACCOUNT,
    where: { ...where, removedAt: null, account: { closedAt: null } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(toRow)
}

/** Null when it was removed, or never was. */
export async function findConnection(id: string, tx: Transaction = database()): Promise<ConnectionRow | null> {
  const row = await tx.connection.findFirst({ ...WITH_ACCOUNT, where: { id, removedAt: null } })
  return row && toRow(row)
}

export async function lockConnection(tx: Transaction, id: string): Promise<ConnectionRow | null> {
  await tx.$queryRaw`SELECT id FROM connection WHERE id = ${id}::uuid FOR UPDATE`
  return findConnection(id, tx)
}

export async function findConnectionByFingerprint(
  fingerprint: string,
  tx: Transaction = database(),
): Promise<ConnectionRow | null> {
  const row = await tx.connection.findUnique({ ...WITH_ACCOUNT, where: { fingerprint } })
  return row && toRow(row)
}

export async function connectionNames(ids: string[], tx: Transaction = database()): Promise<string[]> {
  const rows = await tx.connection.findMany({ where: { id: { in: ids } }, select: { name: true, prefix: true } })
  return rows.map(({ name, prefix }) => `${name} (${prefix}…)`)
}

/** What a check told about a key. */
export type Checked = {
  standing: ConnectionStanding
  problem: string | null
  reach: KeyReach
  acceptedReach: KeyReach
  tier: string
  keyExpiresAt: Date | null
  lastCheckedAt: Date
  lastTriedAt: Date
}

export async function createConnection(
  tx: Transaction,
  connection: Checked & {
    accountId: string
    name: string
    purpose: ConnectionPurpose
    prefix: string
    fingerprint: string
    createdById: string | null
    createdAt: Date
  },
): Promise<string> {
  const { id } = await tx.connection.create({
    data: {
      ...connection,
      reach: stored(connection.reach),
      acceptedReach: stored(connection.acceptedReach),
      keyStoredAt: connection.createdAt,
    },
    select: { id: true },
  })
  return id
}

export type ConnectionChange = Partial<Checked> & {
  name?: string
  prefix?: string
  fingerprint?: string | null
  keyStoredAt?: Date
  removedAt?: Date
}

/** What a person changes raises the version; what Raff told about the key does not. */
export async function updateConnection(
  tx: Transaction,
  id: string,
  { reach, acceptedReach, ...change }: ConnectionChange,
  by: 'person' | 'check',
): Promise<void> {
  await tx.connection.update({
    where: { id },
    data: {
      ...change,
      ...(reach && { reach: stored(reach) }),
      ...(acceptedReach && { acceptedReach: stored(acceptedReach) }),
      ...(by === 'person' ? { version: { increment: 1 } } : {}),
    },
    select: { id: true },
  })
}

function stored(reach: KeyReach): Prisma.InputJsonValue {
  return reach as unknown as Prisma.InputJsonValue
}

type Stored = Prisma.ConnectionGetPayload<typeof WITH_ACCOUNT>

function toRow({ accountId: _, ...row }: Stored): ConnectionRow {
  return {
    ...row,
    standing: row.standing as ConnectionStanding,
    reach: row.reach as unknown as KeyReach,
    acceptedReach: row.acceptedReach as unknown as KeyReach,
  }
}
