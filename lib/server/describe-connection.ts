import 'server-only'
import { KEY_EXPIRES_SOON_MS } from '../config/timings'
import type { ConnectionAnswer } from '../contracts/connections'
import { databaseTime } from '../db/database-time'
import type { ConnectionRow } from '../db/connections'
import { personNames } from '../db/people'
import { readSealedBeginnings } from '../db/sealed-keys'
import { connectionStatus } from '../domain/connection-status'
import { sayConnectionStatus } from '../domain/connection-words'
import { adviseOnKey, sayReach } from '../domain/key-advice'
import { lossesOf } from '../domain/key-reach'
import { currentKeyRing } from '../vault/current-key-ring'
import { sealedPrefix } from '../vault/sealed-format'
import { VaultError } from '../vault/vault-error'

/** Connections as people and programs see them, with what follows from the clock and from the master key here. */
export async function describeConnections(rows: ConnectionRow[]): Promise<{ data: ConnectionAnswer[]; now: Date }> {
  const ids = rows.map(({ id }) => id)
  const [now, readable, names] = await Promise.all([
    databaseTime(),
    readableAmong(ids),
    personNames(rows.flatMap(({ createdById }) => createdById ?? [])),
  ])
  const data = rows.map((row) =>
    describe(row, {
      now,
      readable: readable.has(row.id),
      createdBy: row.createdById && (names.get(row.createdById) ?? null),
    }),
  )
  return { data, now }
}

function describe(
  row: ConnectionRow,
  { now, readable, createdBy }: { now: Date; readable: boolean; createdBy: string | null },
): ConnectionAnswer {
  const { standing, keyExpiresAt, purpose, reach, account } = row
  const status = connectionStatus({ standing, keyExpiresAt, readable }, { now, expiresSoonMs: KEY_EXPIRES_SOON_MS })
  const lost = lossesOf(row.acceptedReach, reach, purpose)
  const expires = reach.keyName === null ? null : keyExpiresAt !== null
  return {
    id: row.id,
    name: row.name,
    purpose,
    account: { id: account.id, name: account.name, practice: account.practice },
    prefix: row.prefix,
    status,
    problem: sayConnectionStatus(status, { purpose, losses: lost, accountName: account.name }),
    lastAttempt: row.problem,
    reach: { ...reach, sentence: sayReach(reach), lost },
    warnings: adviseOnKey(reach, { purpose, expires }),
    rateLimit: row.tier,
    keyExpiresAt: keyExpiresAt?.toISOString() ?? null,
    keyStoredAt: row.keyStoredAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    createdBy,
    lastCheckedAt: row.lastCheckedAt.toISOString(),
    lastTriedAt: row.lastTriedAt.toISOString(),
  }
}

/** Those whose ciphertext names a master key that is here. Opening it is not needed to know that it cannot be opened. */
async function readableAmong(ids: string[]): Promise<Set<string>> {
  const prefixes = masterKeyPrefixes()
  const length = Math.max(0, ...prefixes.map((prefix) => prefix.length))
  const beginnings = await readSealedBeginnings(ids, length)
  return new Set([...beginnings].filter(([, beginning]) => prefixes.includes(beginning)).map(([id]) => id))
}

function masterKeyPrefixes(): string[] {
  try {
    const { current, previous } = currentKeyRing()
    return [current, previous].flatMap((key) => (key ? [sealedPrefix(key.id)] : []))
  } catch (error) {
    if (error instanceof VaultError) return []
    throw error
  }
}
