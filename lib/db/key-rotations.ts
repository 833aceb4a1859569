import 'server-only'
import { database, type Transaction } from './client'

// Which key was made in the place of which, and when: Raff tells only the day a key was made, and nothing of the one before it.

export type KeyRotationRow = {
  requestId: string
  oldRaffId: string
  oldName: string
  newRaffId: string
  madeAt: Date
}

export async function noteKeyRotation(tx: Transaction, row: KeyRotationRow & { accountId: string }): Promise<void> {
  await tx.keyRotation.create({ data: row, select: { requestId: true } })
}

export function keyRotationsOf(accountId: string, tx: Transaction = database()): Promise<KeyRotationRow[]> {
  return tx.keyRotation.findMany({
    where: { accountId },
    select: { requestId: true, oldRaffId: true, oldName: true, newRaffId: true, madeAt: true },
    orderBy: { madeAt: 'asc' },
  })
}
