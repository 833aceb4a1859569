import 'server-only'
import { database, type Transaction } from './client'

export async function putRequestSecret(
  tx: Transaction,
  requestId: string,
  sealed: string,
  madeAt: Date,
): Promise<void> {
  await tx.requestSecret.create({ data: { requestId, sealed, madeAt }, select: { requestId: true } })
}

export async function hasRequestSecret(requestId: string): Promise<boolean> {
  return (await database().requestSecret.count({ where: { requestId } })) > 0
}

/** What lies there, left there: only what is put straight into a connection of our own is read so. */
export async function readRequestSecret(requestId: string): Promise<string | null> {
  const row = await database().requestSecret.findUnique({ where: { requestId }, select: { sealed: true } })
  return row?.sealed ?? null
}

export async function removeRequestSecret(tx: Transaction, requestId: string): Promise<void> {
  await tx.requestSecret.deleteMany({ where: { requestId } })
}

/** Reads it and deletes it: whoever comes second finds nothing. */
export async function takeRequestSecret(tx: Transaction, requestId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ sealed: string }[]>`
    DELETE FROM request_secret WHERE request_id = ${requestId}::uuid RETURNING sealed`
  return rows[0]?.sealed ?? null
}

export async function removeOldSecrets(before: Date): Promise<number> {
  const { count } = await database().requestSecret.deleteMany({ where: { madeAt: { lt: before } } })
  return count
}

export type SealedSecret = { requestId: string; title: string; sealed: string }

/** The next secrets that are not wrapped with the current master key, locked until the transaction ends. */
export function lockSecretsSealedOtherwise(
  tx: Transaction,
  { prefix, after, limit }: { prefix: string; after: string; limit: number },
): Promise<SealedSecret[]> {
  return tx.$queryRaw<SealedSecret[]>`
    SELECT s.request_id::text AS "requestId", r.title, s.sealed FROM request_secret s JOIN request r ON r.id = s.request_id
    WHERE s.request_id > ${after}::uuid AND NOT starts_with(s.sealed, ${prefix})
    ORDER BY s.request_id LIMIT ${limit} FOR UPDATE OF s`
}

export async function replaceSecret(tx: Transaction, requestId: string, sealed: string): Promise<void> {
  await tx.requestSecret.update({ where: { requestId }, data: { sealed }, select: { requestId: true } })
}
