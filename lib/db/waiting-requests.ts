import 'server-only'
import { database } from './client'

/** Requests that wait for somebody's approval. */
export async function countWaitingRequests(): Promise<number> {
  const [table] = await database().$queryRaw<{ there: boolean }[]>`SELECT to_regclass('request') IS NOT NULL AS there`
  if (!table?.there) return 0
  const [row] = await database().$queryRawUnsafe<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM request WHERE status = 'waiting'`,
  )
  return row?.count ?? 0
}
