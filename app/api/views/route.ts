import { saveViewBody, viewAnswer, viewsAnswer } from '@/lib/contracts/views'
import { route } from '@/lib/http/route'
import { listViews } from '@/lib/server/list-views'
import { saveView } from '@/lib/server/save-view'

export const GET = route(
  'GET /api/views',
  {
    summary: 'Saved views of the inventory: one’s own, and what others share.',
    allow: 'account.read',
    output: viewsAnswer,
  },
  ({ viewer }) => listViews(viewer),
)

export const POST = route(
  'POST /api/views',
  {
    summary: 'Saves filters, columns and order of the inventory under a name.',
    allow: 'account.read',
    body: saveViewBody,
    output: viewAnswer,
    status: 201,
  },
  ({ body, viewer, by }) => saveView(body, { viewer, by }),
)
