import 'server-only'
import { database, type Transaction } from './client'

export type RestoreTestRow = {
  id: string
  resourceId: string
  testedOn: Date
  result: 'worked' | 'failed'
  note: string | null
  recordedBy: string
  recordedAt: Date
}

/** The newest first. */
export async function restoreTestsOf(
  resourceIds: readonly string[],
  tx: Transaction = database(),
): Promise<RestoreTestRow[]> {
  const rows = await tx.restoreTest.findMany({
    where: { resourceId: { in: [...resourceIds] } },
    orderBy: [{ testedOn: 'desc' }, { recordedAt: 'desc' }],
    select: {
      id: true,
      resourceId: true,
      testedOn: true,
      result: true,
      note: true,
      recordedBy: true,
      recordedAt: true,
    },
  })
  return rows.map((row) => ({ ...row, result: row.result as RestoreTestRow['result'] }))
}

export async function addRestoreTest(
  tx: Transaction,
  test: Omit<RestoreTestRow, 'id'> & { recordedById: string },
): Promise<string> {
  const { id } = await tx.restoreTest.create({ data: test, select: { id: true } })
  return id
}
