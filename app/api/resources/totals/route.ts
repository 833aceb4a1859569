import { totalsAnswer, totalsQuery } from '@/lib/contracts/inventory'
import { route } from '@/lib/http/route'
import { totalResources } from '@/lib/server/list-resources'

export const GET = route(
  'GET /api/resources/totals',
  {
    summary: 'How many things a filter matches and what they cost a month, whole and by group.',
    allow: 'account.read',
    query: totalsQuery,
    output: totalsAnswer,
  },
  ({ query, viewer }) => totalResources(query, viewer),
)
