import { requestAnswer, requestParams } from '@/lib/contracts/requests'
import { route } from '@/lib/http/route'
import { renewRequest } from '@/lib/server/renew-request'

export const POST = route(
  'POST /api/requests/{id}/renewal',
  {
    summary: 'Asks again with the plan as it is now, or takes up what was put off. Earlier votes do not count.',
    allow: 'request.ask',
    params: requestParams,
    output: requestAnswer,
    refuses: ['conflict: it is neither out of date nor put off, or cannot be done as things are'],
  },
  ({ params, viewer, by }) => renewRequest(params.id, { viewer, by }),
)
