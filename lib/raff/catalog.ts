import 'server-only'
import { RAFF_CATALOG_FRESH_MS } from '../config/timings'
import { TIERS } from '../domain/pacing'
import { cacheOf } from './catalog-cache'
import { type Clock, systemClock } from './clock'
import { readEnvelope, readPageOf } from './envelope'
import { joiner } from './join-reads'
import { memoryPaceStore } from './memory-pace-store'
import { pacer } from './pacer'
import { ipPrice, readRegion, readTemplate, readVmPlan, storagePrice } from './parse/catalog'
import type { Item, RowReader } from './parse/rows'
import { at } from './place'
import { reading } from './reading'
import { UnexpectedAnswer } from './request'
import { type SendOptions, sender } from './send'

export interface CatalogOptions extends Pick<SendOptions, 'baseUrl' | 'onCall'> {
  clock?: Clock | undefined
}

/** Regions, templates and prices: public, so it takes no key; each part is remembered and says when it was read. */
export function raffCatalog({ baseUrl, onCall, clock = systemClock }: CatalogOptions) {
  const send = sender({
    baseUrl,
    onCall,
    clock,
    key: () => Promise.reject(new Error('the catalog takes no key')),
    paceKey: 'catalog',
    tier: TIERS.standard,
    pace: pacer(memoryPaceStore(), clock),
    random: Math.random,
  })
  const { answer } = reading(send, joiner(), { withoutKey: true })

  const cached = <T>(load: () => Promise<T>) => cacheOf(load, { clock, freshMs: RAFF_CATALOG_FRESH_MS })
  const list = <T>(place: ReturnType<typeof at>, readRow: RowReader<T>, field: string) =>
    cached(async () => rowsOf((await answer(place, readPageOf(readRow, field), {})).items))
  const storage = (place: ReturnType<typeof at>) =>
    cached(() => answer(place, (json) => orThrow(storagePrice.safeParse(readEnvelope(json).pricing)), {}))

  return {
    regions: list(at`/public/regions`, readRegion, 'regions'),
    templates: list(at`/public/templates`, readTemplate, 'data'),
    vmPlans: list(at`/public/pricing/vm`, readVmPlan, 'plans'),
    volumePrice: storage(at`/public/pricing/volume`),
    snapshotPrice: storage(at`/public/pricing/snapshot`),
    backupPrice: storage(at`/public/pricing/backup`),
    ipPrice: cached(() =>
      answer(at`/public/pricing/ip`, (json) => orThrow(ipPrice.safeParse(readEnvelope(json).pricing)), {}),
    ),
  }
}

export type RaffCatalog = ReturnType<typeof raffCatalog>

/** A plan that cannot be read is left out: a price is then unknown, not wrong. */
function rowsOf<T>(items: Item<T>[]): T[] {
  return items.flatMap((item) => ('row' in item ? [item.row] : []))
}

function orThrow<T>(parsed: { success: true; data: T } | { success: false }): T {
  if (!parsed.success) throw new UnexpectedAnswer('pricing')
  return parsed.data
}
