import { inviteAnswer, inviteBody, peopleAnswer } from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { invitePerson } from '@/lib/server/invite-person'
import { listPeople } from '@/lib/server/list-people'

export const GET = route(
  'GET /api/people',
  { summary: 'Everybody who may sign in, was invited, or once could.', allow: 'people.read', output: peopleAnswer },
  () => listPeople(),
)

export const POST = route(
  'POST /api/people',
  {
    summary: 'Invites a person. The one-time link is in this answer and nowhere else.',
    allow: 'people.manage',
    body: inviteBody,
    output: inviteAnswer,
    status: 201,
  },
  ({ body, viewer, by }) => invitePerson(body, { viewer, by }),
)
