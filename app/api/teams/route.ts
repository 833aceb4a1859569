import { makeTeamBody, teamAnswer, teamsAnswer } from '@/lib/contracts/teams'
import { route } from '@/lib/http/route'
import { listTeams } from '@/lib/server/list-teams'
import { makeTeam } from '@/lib/server/make-team'

export const GET = route(
  'GET /api/teams',
  { summary: 'Teams, who is in them and how much they answer for.', allow: 'people.read', output: teamsAnswer },
  () => listTeams(),
)

export const POST = route(
  'POST /api/teams',
  {
    summary: 'Makes a team: people who answer for things together.',
    allow: 'teams.manage',
    body: makeTeamBody,
    output: teamAnswer,
    status: 201,
  },
  ({ body, by }) => makeTeam(body, { by }),
)
