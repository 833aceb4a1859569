import { resourceParams } from '@/lib/contracts/ownership'
import { resourceAnswer, resourceQuery } from '@/lib/contracts/resource'
import { route } from '@/lib/http/route'
import { getResource } from '@/lib/server/get-resource'

export const GET = route(
  'GET /api/resources/{id}',
  {
    summary: 'One thing with all that is known about it: facts, owner, what hangs together with it, its timeline.',
    allow: 'account.read',
    params: resourceParams,
    query: resourceQuery,
    output: resourceAnswer,
    refuses: ['not-found: it is not in the inventory'],
  },
  ({ params, query, viewer }) => getResource(params.id, query, viewer),
)
