import 'server-only'
import type { PriceList } from '../domain/inventory/monthly-cost'
import { database, type Prisma, type Transaction } from './client'

export async function readPriceList(accountId: string): Promise<{ prices: PriceList; readAt: Date } | null> {
  const row = await database().priceListRead.findUnique({ where: { accountId } })
  return row && { prices: row.prices as unknown as PriceList, readAt: row.readAt }
}

export async function putPriceList(tx: Transaction, accountId: string, prices: PriceList, readAt: Date): Promise<void> {
  const row = { prices: prices as unknown as Prisma.InputJsonValue, readAt }
  await tx.priceListRead.upsert({ where: { accountId }, create: { accountId, ...row }, update: row })
}
