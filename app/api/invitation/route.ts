import { acceptedAnswer, acceptInvitationBody } from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { acceptInvitation } from '@/lib/server/accept-invitation'

export const POST = route(
  'POST /api/invitation',
  {
    summary: 'Accepts an invitation with its one-time link and sets a password.',
    allow: 'anyone',
    body: acceptInvitationBody,
    output: acceptedAnswer,
  },
  ({ body, requestId }) => acceptInvitation(body, requestId),
)
