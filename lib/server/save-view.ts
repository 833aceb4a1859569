import 'server-only'
import type { z } from 'zod'
import type { saveViewBody, ViewAnswer } from '../contracts/views'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { countViews, createView, findViewCalled, lockView, lockViewsOf } from '../db/saved-views'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { toViewAnswer } from './list-views'

/** Views a person keeps. A list of more is no help, and a loop gone wrong would fill the table. */
const MOST_VIEWS = 100

export function saveView(view: z.output<typeof saveViewBody>, { viewer, by }: Caller): Promise<ViewAnswer> {
  const { personId } = viewer
  return inTransaction(async (tx) => {
    await lockViewsOf(tx, personId)
    if (await findViewCalled(tx, personId, view.name)) throw nameTaken(view.name)
    if ((await countViews(tx, personId)) >= MOST_VIEWS) {
      throw new Refusal('conflict', `You keep ${MOST_VIEWS} views already. Remove one that you do not need any more.`)
    }
    const id = await createView(tx, { personId, ...view, updatedAt: await databaseTime(tx) })
    const saved = await lockView(tx, id)
    if (!saved) throw new Error('the saved view is gone')
    const target = { kind: 'view', id, name: view.name }
    await appendAudit(tx, { ...by, action: 'view.saved', outcome: 'done', target, after: view })
    return toViewAnswer(saved, viewer)
  })
}

export function nameTaken(name: string): Refusal {
  const message = `You have a view called ${name} already. Choose another name, or change that one.`
  return new Refusal('conflict', message, { fields: { name: message } })
}
