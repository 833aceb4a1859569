import 'server-only'
import { database, type Transaction } from './client'

// The ciphertexts of stored keys. Nothing but this file reads or writes them, and nothing here can open one.

/**
 * Held while a key is sealed and stored: the master key is not replaced meanwhile, so that a key sealed with the old one
 * cannot slip in behind the rotation.
 */
export async function holdMasterKey(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtext('stocktake master key'))::text`
}

/** Waits until nobody is sealing, and lets nobody begin before this transaction has ended. */
export async function lockMasterKey(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('stocktake master key'))::text`
}

/** Overwrites what was stored before: of a replaced key nothing is left. */
export async function putSealedKey(tx: Transaction, connectionId: string, sealed: string, now: Date): Promise<void> {
  await tx.sealedKey.upsert({
    where: { connectionId },
    create: { connectionId, sealed, sealedAt: now },
    update: { sealed, sealedAt: now },
    select: { connectionId: true },
  })
}

export async function readSealedKey(connectionId: string, tx: Transaction = database()): Promise<string | null> {
  const row = await tx.sealedKey.findUnique({ where: { connectionId }, select: { sealed: true } })
  return row?.sealed ?? null
}

export async function deleteSealedKeys(tx: Transaction, connectionIds: string[]): Promise<void> {
  await tx.sealedKey.deleteMany({ where: { connectionId: { in: connectionIds } } })
}

/** How the ciphertext of each connection begins: enough to know the master key, and nothing of the secret. */
export async function readSealedBeginnings(
  connectionIds: string[],
  length: number,
  tx: Transaction = database(),
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; beginning: string }[]>`
    SELECT connection_id::text AS id, left(sealed, ${length}::int) AS beginning
    FROM sealed_key WHERE connection_id = ANY(${connectionIds}::uuid[])`
  return new Map(rows.map(({ id, beginning }) => [id, beginning]))
}

export type SealedRow = { connectionId: string; sealed: string }

/** The next ciphertexts that are not wrapped with the current master key, locked until the transaction ends. */
export function lockSealedOtherwise(
  tx: Transaction,
  { prefix, after, limit }: { prefix: string; after: string; limit: number },
): Promise<SealedRow[]> {
  return tx.$queryRaw<SealedRow[]>`
    SELECT connection_id::text AS "connectionId", sealed FROM sealed_key
    WHERE connection_id > ${after}::uuid AND NOT starts_with(sealed, ${prefix})
    ORDER BY connection_id LIMIT ${limit} FOR UPDATE`
}

export async function replaceSealed(tx: Transaction, { connectionId, sealed }: SealedRow): Promise<void> {
  await tx.sealedKey.update({ where: { connectionId }, data: { sealed }, select: { connectionId: true } })
}
