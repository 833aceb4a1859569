import { changePasswordBody, endedSessionsAnswer } from '@/lib/contracts/me'
import { route } from '@/lib/http/route'
import { changeMyPassword } from '@/lib/server/change-my-password'

export const PUT = route(
  'PUT /api/me/password',
  {
    summary: 'Sets a new password and signs out every other browser of this person.',
    allow: 'signed-in',
    body: changePasswordBody,
    output: endedSessionsAnswer,
  },
  ({ body, viewer, by }) => changeMyPassword(body, { viewer, by }),
)
