import type { ResourceRow } from '@/lib/contracts/inventory'

/** Where a cost comes from, beside it. */
export const COST_SOURCE_WORDS: Record<ResourceRow['costSource'], string> = {
  raff: 'Raff’s own price',
  catalog: 'from Raff’s price list',
  free: 'costs nothing of its own',
  unknown: 'nobody knows its price',
}
