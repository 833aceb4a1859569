import 'server-only'
import { SYNC_PRICES_FRESH_MS } from '../../config/timings'
import { database } from '../../db/client'
import { putPriceList, readPriceList } from '../../db/price-lists'
import { NO_PRICES, type PriceList } from '../../domain/inventory/monthly-cost'
import type { RaffCatalog } from '../../raff/catalog'
import { isRaffError } from '../../raff/errors'
import type { SyncTask } from './sync-task'

/** The public prices, read once a day. What cannot be read stays as it was; without any, prices are unknown and not free. */
export async function readPrices(task: SyncTask, catalog: RaffCatalog): Promise<PriceList> {
  const known = await readPriceList(task.accountId)
  const now = task.now()
  if (known && now.getTime() - known.readAt.getTime() < SYNC_PRICES_FRESH_MS) return known.prices
  const before = known?.prices ?? NO_PRICES
  const [plans, volume, snapshot, backup, ip] = await Promise.all([
    answered(catalog.vmPlans()),
    answered(catalog.volumePrice()),
    answered(catalog.snapshotPrice()),
    answered(catalog.backupPrice()),
    answered(catalog.ipPrice()),
  ])
  const prices: PriceList = {
    planPerMonth: plans ? planPrices(plans) : before.planPerMonth,
    volumeGbMonth: volume?.perGbMonth ?? before.volumeGbMonth,
    snapshotGbHour: snapshot?.perGbHour ?? before.snapshotGbHour,
    backupGbMonth: backup?.perGbMonth ?? before.backupGbMonth,
    ipv4Month: ip?.ipv4?.perMonth ?? before.ipv4Month,
    ipv6Month: ip?.ipv6?.perMonth ?? before.ipv6Month,
  }
  // a price list that was not answered is asked for again by the next sync
  if (plans && volume && snapshot && backup && ip) await putPriceList(database(), task.accountId, prices, now)
  return prices
}

function planPrices(plans: { id: string; pricePerMonth: number | null }[]): Record<string, number> {
  return Object.fromEntries(
    plans.flatMap(({ id, pricePerMonth }) => (pricePerMonth === null ? [] : [[id, pricePerMonth]])),
  )
}

async function answered<T>(part: Promise<{ value: T }>): Promise<T | null> {
  try {
    return (await part).value
  } catch (error) {
    if (isRaffError(error)) return null
    throw error
  }
}
