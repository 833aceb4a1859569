import { handOverAnswer, handOverBody, handoverAnswer, handoverQuery } from '@/lib/contracts/handover'
import { route } from '@/lib/http/route'
import { describeHandover } from '@/lib/server/describe-handover'
import { handOver } from '@/lib/server/hand-over'

export const GET = route(
  'GET /api/handover',
  {
    summary: 'Everything that is somebody’s: what they own, stand in for and made, and the teams they are in.',
    allow: 'account.read',
    query: handoverQuery,
    output: handoverAnswer,
  },
  ({ query }) => describeHandover(query.owner),
)

export const POST = route(
  'POST /api/handover',
  {
    summary: 'Gives what somebody leaves behind to others, item by item or all to one. Places in teams take an admin.',
    allow: 'ownership.edit',
    body: handOverBody,
    output: handOverAnswer,
  },
  ({ body, viewer, by }) => handOver(body, { viewer, by }),
)
