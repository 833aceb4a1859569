import { projectAnswer, projectParams, putEnvironmentBody } from '@/lib/contracts/environments'
import { route } from '@/lib/http/route'
import { confirmEnvironment } from '@/lib/server/confirm-environment'
import { describeProject } from '@/lib/server/list-projects'

export const GET = route(
  'GET /api/projects/{id}/environment',
  {
    summary: 'Which environment a project is, and who says so.',
    allow: 'account.read',
    params: projectParams,
    output: projectAnswer,
  },
  ({ params }) => describeProject(params.id),
)

export const PUT = route(
  'PUT /api/projects/{id}/environment',
  {
    summary: 'Says which environment a project is. Everything in it counts as that from the next request.',
    allow: 'environments.manage',
    params: projectParams,
    body: putEnvironmentBody,
    output: projectAnswer,
  },
  ({ params, body, viewer, by }) => confirmEnvironment(params.id, body, { viewer, by }),
)
