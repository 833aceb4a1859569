import { z } from 'zod'
import { keyAnswer } from '@/lib/contracts/keys'
import { route } from '@/lib/http/route'
import { describeKey } from '@/lib/server/keys/describe-key'

export const GET = route(
  'GET /api/keys/{id}',
  {
    summary: 'One key: what its roles really permit, the questions about it, and its history.',
    allow: 'account.read',
    params: z.object({ id: z.uuid('This is not the id of a key.') }),
    output: keyAnswer,
  },
  ({ params }) => describeKey(params.id),
)
