import { projectsAnswer } from '@/lib/contracts/environments'
import { route } from '@/lib/http/route'
import { listProjects } from '@/lib/server/list-projects'

export const GET = route(
  'GET /api/projects',
  {
    summary: 'Projects and which environment each is: said by a person, or guessed from its name.',
    allow: 'account.read',
    output: projectsAnswer,
  },
  () => listProjects(),
)
