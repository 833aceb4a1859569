import { doneAnswer } from '@/lib/contracts/answers'
import { changeTeamBody, teamAnswer, teamParams } from '@/lib/contracts/teams'
import { route } from '@/lib/http/route'
import { changeTeam } from '@/lib/server/change-team'
import { removeTeam } from '@/lib/server/remove-team'

export const PATCH = route(
  'PATCH /api/teams/{id}',
  {
    summary: 'Renames a team, describes it, or says who is in it.',
    allow: 'teams.manage',
    params: teamParams,
    body: changeTeamBody,
    output: teamAnswer,
  },
  ({ params, body, by }) => changeTeam(params.id, body, { by }),
)

export const DELETE = route(
  'DELETE /api/teams/{id}',
  {
    summary: 'Removes a team. What it answered for shows it as gone until somebody else is named.',
    allow: 'teams.manage',
    params: teamParams,
    output: doneAnswer,
  },
  async ({ params, by }) => {
    await removeTeam(params.id, { by })
    return { done: true as const }
  },
)
