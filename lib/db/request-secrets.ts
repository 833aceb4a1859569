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
