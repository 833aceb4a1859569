import { reauthenticateBody, reauthenticatedAnswer } from '@/lib/contracts/me'
import { route } from '@/lib/http/route'
import { reauthenticate } from '@/lib/server/reauthenticate'

export const POST = route(
  'POST /api/me/reauthenticate',
  {
    summary: 'Confirms with the password who sits there; actions that ask for it go through for five minutes.',
    allow: 'signed-in',
    body: reauthenticateBody,
    output: reauthenticatedAnswer,
  },
  async ({ body, viewer, by }) => {
    const { confirmedUntil } = await reauthenticate(body.password, { viewer, by })
    return { confirmedUntil: confirmedUntil.toISOString() }
  },
)
