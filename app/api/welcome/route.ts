import { acceptedAnswer, useWelcomeBody } from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { becomeFirstAdmin } from '@/lib/server/become-first-admin'

export const POST = route(
  'POST /api/welcome',
  {
    summary: 'Makes the first admin, with the welcome link that the start printed.',
    allow: 'anyone',
    body: useWelcomeBody,
    output: acceptedAnswer,
    status: 201,
  },
  ({ body, requestId }) => becomeFirstAdmin(body, requestId),
)
