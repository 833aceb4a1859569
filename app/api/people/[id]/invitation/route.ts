import { linkAnswer, personParams } from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { renewInvitation } from '@/lib/server/renew-invitation'

export const POST = route(
  'POST /api/people/{id}/invitation',
  {
    summary: 'Makes a new invitation link; the old one stops working.',
    allow: 'people.manage',
    params: personParams,
    output: linkAnswer,
    status: 201,
  },
  ({ params, viewer, by }) => renewInvitation(params.id, { viewer, by }),
)
