import { doneAnswer } from '@/lib/contracts/answers'
import { changeViewBody, viewAnswer, viewParams } from '@/lib/contracts/views'
import { route } from '@/lib/http/route'
import { changeView, removeView } from '@/lib/server/change-view'

export const PATCH = route(
  'PATCH /api/views/{id}',
  {
    summary: 'Renames one of one’s own views, changes what it shows, or shares it.',
    allow: 'account.read',
    params: viewParams,
    body: changeViewBody,
    output: viewAnswer,
  },
  ({ params, body, viewer, by }) => changeView(params.id, body, { viewer, by }),
)

export const DELETE = route(
  'DELETE /api/views/{id}',
  {
    summary: 'Removes one of one’s own views; an admin also what others left shared.',
    allow: 'account.read',
    params: viewParams,
    output: doneAnswer,
  },
  async ({ params, viewer, by }) => {
    await removeView(params.id, { viewer, by })
    return { done: true as const }
  },
)
