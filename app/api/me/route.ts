import { changeMeBody, meAnswer } from '@/lib/contracts/me'
import { route } from '@/lib/http/route'
import { changeMyName } from '@/lib/server/change-my-name'
import { describeMe } from '@/lib/server/describe-me'

export const GET = route(
  'GET /api/me',
  { summary: 'Who is asking, and what they may do.', allow: 'signed-in', output: meAnswer },
  ({ viewer }) => describeMe(viewer),
)

export const PATCH = route(
  'PATCH /api/me',
  { summary: 'Changes the name of whoever asks.', allow: 'signed-in', body: changeMeBody, output: meAnswer },
  ({ body, viewer, by }) => changeMyName(body.name, { viewer, by }),
)
