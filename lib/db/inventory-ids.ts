import 'server-only'
import { database, Prisma } from './client'
import { type InventoryFilter, whereOf } from './inventory-filter'

/** What a filter shows, as ids alone. */
export async function resourceIds(filter: InventoryFilter, most: number): Promise<string[]> {
  const gone = filter.gone === 'all' ? Prisma.sql`TRUE` : Prisma.sql`gone = ${filter.gone === 'only'}`
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT id::text FROM resource WHERE ${gone} AND ${whereOf(filter)} ORDER BY sort_name, id LIMIT ${most}`
  return rows.map(({ id }) => id)
}
