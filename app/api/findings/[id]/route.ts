import { z } from 'zod'
import { findingHistoryAnswer } from '@/lib/contracts/findings'
import { route } from '@/lib/http/route'
import { describeFinding } from '@/lib/server/describe-finding'

export const GET = route(
  'GET /api/findings/{id}',
  {
    summary: 'One finding and everything that happened to it.',
    allow: 'account.read',
    params: z.object({ id: z.uuid('This is not the id of a finding.') }),
    output: findingHistoryAnswer,
  },
  ({ params }) => describeFinding(params.id),
)
