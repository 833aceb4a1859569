import { acceptedAnswer, settleInBody } from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { settleIn } from '@/lib/server/settle-in'

export const POST = route(
  'POST /api/me/sign-in',
  {
    summary: 'Gives somebody who only explored so far a sign-in of their own.',
    allow: 'signed-in',
    body: settleInBody,
    output: acceptedAnswer,
    status: 201,
    refuses: ['conflict: you have one already, or the address is taken'],
  },
  ({ body, viewer, by }) => settleIn(body, { viewer, by }),
)
