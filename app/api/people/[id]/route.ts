import { changePersonBody, personAnswer, personParams } from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { changePerson } from '@/lib/server/change-person'

export const PATCH = route(
  'PATCH /api/people/{id}',
  {
    summary: 'Changes name, role or whether somebody may sign in. It counts from their very next request.',
    allow: 'people.manage',
    params: personParams,
    body: changePersonBody,
    output: personAnswer,
  },
  ({ params, body, by }) => changePerson(params.id, body, { by }),
)

export const DELETE = route(
  'DELETE /api/people/{id}',
  {
    summary: 'Switches somebody off, or takes back their invitation. They stay in the log and in past decisions.',
    allow: 'people.manage',
    params: personParams,
    output: personAnswer,
  },
  ({ params, by }) => changePerson(params.id, { switchedOff: true }, { by }),
)
