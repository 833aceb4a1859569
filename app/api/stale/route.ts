import { staleAnswer, staleQuery } from '@/lib/contracts/stale'
import { route } from '@/lib/http/route'
import { listStale } from '@/lib/server/list-stale'

export const GET = route(
  'GET /api/stale',
  {
    summary: 'What nobody may need any more, by reason, with what letting it go would save.',
    allow: 'account.read',
    query: staleQuery,
    output: staleAnswer,
  },
  ({ query, viewer }) => listStale(query, viewer),
)
