import { linkAnswer, personParams } from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { makeResetLink } from '@/lib/server/make-reset-link'

export const POST = route(
  'POST /api/people/{id}/reset',
  {
    summary: 'Makes a link with which this person sets a new password.',
    allow: 'people.manage',
    params: personParams,
    output: linkAnswer,
    status: 201,
  },
  ({ params, viewer, by }) => makeResetLink(params.id, viewer.personId, by),
)
