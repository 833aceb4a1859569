import 'server-only'
import type { ViewAnswer, ViewsAnswer } from '../contracts/views'
import { listViews as readViews, type ViewRow } from '../db/saved-views'
import type { Viewer } from '../domain/person'

type Reader = Pick<Viewer, 'personId'>

/** One's own views first, then what others share. */
export async function listViews(viewer: Reader, now = new Date()): Promise<ViewsAnswer> {
  const views = await readViews(viewer.personId)
  return { data: views.map((view) => toViewAnswer(view, viewer)), total: views.length, asOf: now.toISOString() }
}

export function toViewAnswer({ personId, updatedAt, ...view }: ViewRow, viewer: Reader): ViewAnswer {
  return { ...view, mine: personId === viewer.personId, updatedAt: updatedAt.toISOString() }
}
