import 'server-only'
import { database } from './client'
import { ownersInUse } from './owners-in-use'

export type ExportedOwnership = { purpose: string | null; backupName: string | null }

/** What people have said about these things, by our id. */
export async function ownershipsOf(ids: string[]): Promise<Map<string, ExportedOwnership>> {
  const rows = await database().ownership.findMany({ where: { resourceId: { in: ids } } })
  if (rows.length === 0) return new Map()
  const names = new Map((await ownersInUse(database())).map(({ key, name }) => [key, name]))
  return new Map(
    rows.map(({ resourceId, purpose, backupKind, backupId }) => [
      resourceId,
      { purpose, backupName: names.get(`${backupKind}:${backupId}`) ?? null },
    ]),
  )
}
