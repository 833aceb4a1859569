import { requestAnswer, requestParams, stopBody } from '@/lib/contracts/requests'
import { route } from '@/lib/http/route'
import { stopRequest } from '@/lib/server/stop-request'

export const POST = route(
  'POST /api/requests/{id}/stop',
  {
    summary: 'Stop this: before it begins nothing happens any more; while it runs nothing further is sent.',
    allow: 'request.stop',
    params: requestParams,
    body: stopBody,
    output: requestAnswer,
    refuses: ['conflict: it is over already'],
  },
  ({ params, body, viewer, by }) => stopRequest(params.id, body.reason, { viewer, by }),
)
