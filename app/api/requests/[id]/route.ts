import { requestAnswer, requestParams } from '@/lib/contracts/requests'
import { route } from '@/lib/http/route'
import { getRequest } from '@/lib/server/get-request'

export const GET = route(
  'GET /api/requests/{id}',
  {
    summary: 'One request: its plan, who decided what, and how far its run is.',
    allow: 'account.read',
    params: requestParams,
    output: requestAnswer,
  },
  ({ params, viewer }) => getRequest(params.id, viewer),
)
