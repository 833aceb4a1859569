import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, database, inTransaction } from '@/lib/db/client'
import { testDatabase } from '../support/test-database'

beforeAll(testDatabase)
afterAll(closeDatabase)

test('what is asked again is prepared once, and the way to its answer is looked for each time', async () => {
  // one connection, because each prepares for itself
  const [seen] = await inTransaction(async (tx) => {
    for (let round = 0; round < 3; round += 1) await tx.team.findMany({ where: { name: `round ${round}` } })
    return tx.$queryRaw<{ prepared: number; mode: string }[]>`
      SELECT count(*)::int AS prepared, current_setting('plan_cache_mode') AS mode
      FROM pg_prepared_statements WHERE name LIKE 'stocktake\_%' AND statement LIKE '%"team"%'`
  })
  expect(seen).toEqual({ prepared: 1, mode: 'force_custom_plan' })
  expect(await database().team.count()).toBe(0)
})
