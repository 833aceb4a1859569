import { acceptedAnswer, useResetBody } from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { applyResetLink } from '@/lib/server/apply-reset-link'

export const POST = route(
  'POST /api/reset',
  {
    summary: 'Sets a new password with a reset link and ends every session of that person.',
    allow: 'anyone',
    body: useResetBody,
    output: acceptedAnswer,
  },
  ({ body, requestId }) => applyResetLink(body, requestId),
)
