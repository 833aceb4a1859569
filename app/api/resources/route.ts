import { resourcesAnswer, resourcesQuery } from '@/lib/contracts/inventory'
import { route } from '@/lib/http/route'
import { listResources } from '@/lib/server/list-resources'

export const GET = route(
  'GET /api/resources',
  {
    summary: 'The inventory: everything the account holds, filtered, sorted, page by page.',
    allow: 'account.read',
    query: resourcesQuery,
    output: resourcesAnswer,
  },
  ({ query, viewer }) => listResources(query, viewer),
)
