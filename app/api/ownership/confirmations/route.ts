import { confirmOwnershipsBody, ownershipResults } from '@/lib/contracts/ownership'
import { route } from '@/lib/http/route'
import { confirmOwnerships } from '@/lib/server/confirm-ownerships'

export const POST = route(
  'POST /api/ownership/confirmations',
  {
    summary: 'Says that these are still one’s own.',
    allow: 'ownership.confirm',
    body: confirmOwnershipsBody,
    output: ownershipResults,
  },
  ({ body, viewer, by }) => confirmOwnerships(body.ids, { viewer, by }),
)
