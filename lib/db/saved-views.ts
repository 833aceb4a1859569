import 'server-only'
import { database, type Transaction } from './client'

export type ViewRow = {
  id: string
  personId: string
  by: string
  name: string
  query: string
  shared: boolean
  updatedAt: Date
}

/** One's own and what others share. The views of somebody who was switched off stay as long as they are shared. */
export function listViews(personId: string, tx: Transaction = database()): Promise<ViewRow[]> {
  return tx.$queryRaw<ViewRow[]>`
    SELECT v.id::text, v.person_id::text AS "personId", p.name AS by, v.name, v.query, v.shared, v.updated_at AS "updatedAt"
    FROM saved_view v JOIN person p ON p.id = v.person_id
    WHERE v.person_id = ${personId}::uuid OR v.shared
    ORDER BY v.person_id <> ${personId}::uuid, lower(v.name), v.id`
}

/** Takes the row for this transaction. */
export async function lockView(tx: Transaction, id: string): Promise<ViewRow | null> {
  const [view] = await tx.$queryRaw<ViewRow[]>`
    SELECT v.id::text, v.person_id::text AS "personId", p.name AS by, v.name, v.query, v.shared, v.updated_at AS "updatedAt"
    FROM saved_view v JOIN person p ON p.id = v.person_id WHERE v.id = ${id}::uuid FOR UPDATE OF v`
  return view ?? null
}

/** A person's views are made one after the other: two of one name at once would be one. */
export async function lockViewsOf(tx: Transaction, personId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`stocktake views ${personId}`}, 0))::text`
}

export async function countViews(tx: Transaction, personId: string): Promise<number> {
  return tx.savedView.count({ where: { personId } })
}

export async function findViewCalled(tx: Transaction, personId: string, name: string): Promise<string | null> {
  const view = await tx.savedView.findUnique({ where: { personId_name: { personId, name } }, select: { id: true } })
  return view?.id ?? null
}

export async function createView(
  tx: Transaction,
  view: { personId: string; name: string; query: string; shared: boolean; updatedAt: Date },
): Promise<string> {
  const { id } = await tx.savedView.create({ data: view, select: { id: true } })
  return id
}

export async function updateView(
  tx: Transaction,
  id: string,
  change: { name?: string; query?: string; shared?: boolean; updatedAt: Date },
): Promise<void> {
  await tx.savedView.update({ where: { id }, data: change, select: { id: true } })
}

export async function deleteView(tx: Transaction, id: string): Promise<void> {
  await tx.savedView.delete({ where: { id }, select: { id: true } })
}
