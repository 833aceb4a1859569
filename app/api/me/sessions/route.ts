import { endedSessionsAnswer, sessionsAnswer } from '@/lib/contracts/me'
import { route } from '@/lib/http/route'
import { endMySessions } from '@/lib/server/end-my-sessions'
import { listMySessions } from '@/lib/server/list-my-sessions'

export const GET = route(
  'GET /api/me/sessions',
  { summary: 'Where this person is signed in.', allow: 'signed-in', output: sessionsAnswer },
  ({ viewer }) => listMySessions(viewer),
)

export const DELETE = route(
  'DELETE /api/me/sessions',
  { summary: 'Signs out everywhere, this browser included.', allow: 'signed-in', output: endedSessionsAnswer },
  ({ viewer, by }) => endMySessions({ viewer, by }),
)
