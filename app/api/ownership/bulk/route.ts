import { changeManyOwnershipsBody, ownershipResults } from '@/lib/contracts/ownership'
import { route } from '@/lib/http/route'
import { changeManyOwnerships } from '@/lib/server/change-many-ownerships'

export const POST = route(
  'POST /api/ownership/bulk',
  {
    summary: 'Says the same about many things, named by their ids or by a filter. Each has its own result.',
    allow: 'ownership.edit',
    body: changeManyOwnershipsBody,
    output: ownershipResults,
  },
  ({ body, viewer, by }) => changeManyOwnerships(body, { viewer, by }),
)
