import 'server-only'
import type { z } from 'zod'
import type { changeViewBody, ViewAnswer } from '../contracts/views'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { deleteView, findViewCalled, lockView, lockViewsOf, updateView, type ViewRow } from '../db/saved-views'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { toViewAnswer } from './list-views'
import { nameTaken } from './save-view'

/** Only whoever saved a view changes it: others who use a shared one would not know why theirs is another. */
export function changeView(
  id: string,
  { name, query, shared }: z.output<typeof changeViewBody>,
  { viewer, by }: Caller,
): Promise<ViewAnswer> {
  return inTransaction(async (tx) => {
    await lockViewsOf(tx, viewer.personId)
    const before = await lockView(tx, id)
    if (!before || !maySee(before, viewer.personId)) throw noSuchView()
    if (before.personId !== viewer.personId) throw notYours(before, 'change')
    if (name !== undefined && name !== before.name && (await findViewCalled(tx, viewer.personId, name))) {
      throw nameTaken(name)
    }
    const change = Object.fromEntries(
      Object.entries({ name, query, shared }).filter(([, value]) => value !== undefined),
    )
    await updateView(tx, id, { ...change, updatedAt: await databaseTime(tx) })
    const after = await lockView(tx, id)
    if (!after) throw noSuchView()
    const target = { kind: 'view', id, name: after.name }
    const sides = { before: factsOf(before), after: factsOf(after) }
    await appendAudit(tx, { ...by, action: 'view.changed', outcome: 'done', target, ...sides })
    return toViewAnswer(after, viewer)
  })
}

/** One's own; an admin may also clear away what somebody else left shared. */
export function removeView(id: string, { viewer, by }: Caller): Promise<void> {
  return inTransaction(async (tx) => {
    const view = await lockView(tx, id)
    if (!view || !maySee(view, viewer.personId)) throw noSuchView()
    if (view.personId !== viewer.personId && viewer.role !== 'admin') throw notYours(view, 'remove')
    await deleteView(tx, id)
    const target = { kind: 'view', id, name: view.name }
    await appendAudit(tx, { ...by, action: 'view.removed', outcome: 'done', target, before: factsOf(view) })
  })
}

function maySee({ personId, shared }: ViewRow, viewerId: string): boolean {
  return shared || personId === viewerId
}

function factsOf({ name, query, shared, by }: ViewRow) {
  return { name, query, shared, savedBy: by }
}

function noSuchView(): Refusal {
  return new Refusal('not-found', 'There is no such view here. Reload the list.')
}

function notYours({ by }: ViewRow, what: string): Refusal {
  return new Refusal(
    'forbidden',
    `${by} saved this view and shares it: only they can ${what} it. Save one of your own.`,
  )
}
