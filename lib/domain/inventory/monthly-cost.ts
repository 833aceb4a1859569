import type { Facts, FactsOf } from './facts'
import type { Kind } from './kinds'

// What a thing costs a month, and how we know. Raff's own price wins; the catalog stands in where a row carries none; what
// neither tells is unknown and never counts as free.

/** The hours that a month has on Raff's bill. */
export const HOURS_A_MONTH = 730

/** The newest copies of each server that Raff does not charge for. */
export const FREE_BACKUPS = 3

export type CostSource =
  /** The price on its own row. */
  | 'raff'
  /** Computed from the public price list. */
  | 'catalog'
  /** Nothing of its own: free, or counted with something else. */
  | 'free'
  | 'unknown'

export type MonthlyCost = { amount: number | null; source: CostSource }

/** The public prices, in dollars. Null: the list does not say, or was never read. */
export type PriceList = {
  planPerMonth: Record<string, number>
  volumeGbMonth: number | null
  snapshotGbHour: number | null
  backupGbMonth: number | null
  ipv4Month: number | null
  ipv6Month: number | null
}

export const NO_PRICES: PriceList = {
  planPerMonth: {},
  volumeGbMonth: null,
  snapshotGbHour: null,
  backupGbMonth: null,
  ipv4Month: null,
  ipv6Month: null,
}

const FREE: MonthlyCost = { amount: 0, source: 'free' }

type Prices = {
  [K in Kind]: (facts: FactsOf[K], prices: PriceList, newerCopies: number | null) => MonthlyCost
}

const COSTS: Prices = {
  // a server that failed to come up is not billed, whatever its row says; a stopped one is billed like a running one
  vm: (vm, prices) =>
    vm.status === 'failure'
      ? FREE
      : (ownPrice(vm.pricePerHour) ?? fromCatalog(vm.pricingId === null ? null : prices.planPerMonth[vm.pricingId])),
  volume: (volume, prices) => ownPrice(volume.pricePerHour) ?? fromCatalog(times(prices.volumeGbMonth, volume.sizeGb)),
  snapshot: (snapshot, prices) =>
    ownPrice(snapshot.pricePerHour) ??
    fromCatalog(times(times(prices.snapshotGbHour, HOURS_A_MONTH), gigabytes(snapshot.size))),
  backup: (backup, prices, newerCopies) =>
    ownPrice(backup.pricePerHour) ?? backupFromCatalog(backup, prices, newerCopies),
  // its price is the sum of the backups it keeps, which are counted themselves
  'backup-schedule': () => FREE,
  ip: (ip, prices) => (ip.reserved ? fromCatalog(/6/.test(ip.type) ? prices.ipv6Month : prices.ipv4Month) : FREE),
  vpc: () => FREE,
  'security-group': () => FREE,
  'ssh-key': () => FREE,
  project: () => FREE,
  member: () => FREE,
  invitation: () => FREE,
  role: () => FREE,
  'api-key': () => FREE,
}

/** `newerCopies`: how many good copies of the same server are newer, for backups whose row carries no price. */
export function monthlyCost(
  kind: Kind,
  facts: Facts,
  prices: PriceList,
  newerCopies: number | null = null,
): MonthlyCost {
  const price = COSTS[kind] as (facts: Facts, prices: PriceList, newerCopies: number | null) => MonthlyCost
  return price(facts, prices, newerCopies)
}

const SOURCES: Record<CostSource, string> = {
  raff: 'Raff’s own price',
  catalog: 'computed from Raff’s public price list',
  free: 'nothing of its own',
  unknown: 'nobody knows',
}

/** "$9.99 a month, Raff's own price." */
export function costSentence({ amount, source }: MonthlyCost): string {
  if (amount === null) return 'What it costs is not known: Raff tells no price for it.'
  if (source === 'free') return 'It costs nothing of its own.'
  const sum = amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return `$${sum} a month, ${SOURCES[source]}.`
}

function backupFromCatalog(
  { sizeMb }: FactsOf['backup'],
  { backupGbMonth }: PriceList,
  newerCopies: number | null,
): MonthlyCost {
  if (newerCopies !== null && newerCopies < FREE_BACKUPS) return FREE
  return fromCatalog(times(backupGbMonth, sizeMb === null ? null : sizeMb / 1024))
}

function ownPrice(perHour: number | null): MonthlyCost | null {
  return perHour === null || perHour < 0 ? null : { amount: toCents(perHour * HOURS_A_MONTH), source: 'raff' }
}

function fromCatalog(amount: number | null | undefined): MonthlyCost {
  return amount === null || amount === undefined || !Number.isFinite(amount)
    ? { amount: null, source: 'unknown' }
    : { amount: toCents(amount), source: 'catalog' }
}

function times(price: number | null, quantity: number | null): number | null {
  return price === null || quantity === null ? null : price * quantity
}

/** Hundredths of a cent: prices by the hour come rounded, and 9.99 must not read 9.9900500. */
function toCents(amount: number): number {
  return Math.round(amount * 10_000) / 10_000
}

/** "12.50 GB", "800 MB", "1 TB"; a plain number is in gigabytes. */
function gigabytes(size: string | null): number | null {
  const [, digits, unit = 'GB'] = /^\s*([\d.]+)\s*(MB|GB|TB|MiB|GiB|TiB)?\s*$/i.exec(size ?? '') ?? []
  const amount = Number(digits)
  if (digits === undefined || !Number.isFinite(amount)) return null
  const factor = { M: 1 / 1024, G: 1, T: 1024 }[unit.charAt(0).toUpperCase()]
  return factor === undefined ? null : amount * factor
}
