import 'server-only'
import { database, type Transaction } from './client'

/**
 * The database's clock: the one clock that all replicas share. What expires is written and compared with it, so that a
 * server whose own clock jumps neither opens an expired link nor throws everybody out.
 */
export async function databaseTime(tx: Transaction = database()): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  if (!row) throw new Error('The database did not tell the time.')
  return row.now
}
