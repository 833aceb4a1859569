import { commentBody, requestAnswer, requestParams } from '@/lib/contracts/requests'
import { route } from '@/lib/http/route'
import { commentOnRequest } from '@/lib/server/comment-on-request'

export const POST = route(
  'POST /api/requests/{id}/comments',
  {
    summary: 'Says something about a request.',
    allow: 'request.ask',
    params: requestParams,
    body: commentBody,
    output: requestAnswer,
    status: 201,
  },
  ({ params, body, viewer, by }) => commentOnRequest(params.id, body.text, { viewer, by }),
)
