import { ownersAnswer } from '@/lib/contracts/ownership'
import { route } from '@/lib/http/route'
import { listOwners } from '@/lib/server/list-owners'

export const GET = route(
  'GET /api/owners',
  {
    summary: 'Everybody who can be made an owner: people, teams, and members of the account who do not sign in here.',
    allow: 'people.read',
    output: ownersAnswer,
  },
  () => listOwners(),
)
