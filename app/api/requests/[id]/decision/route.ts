import { decisionBody, requestAnswer, requestParams } from '@/lib/contracts/requests'
import { route } from '@/lib/http/route'
import { decideRequest } from '@/lib/server/decide-request'

export const POST = route(
  'POST /api/requests/{id}/decision',
  {
    summary: 'One person’s decision on exactly what was asked: approve, keep or postpone.',
    allow: 'request.decide',
    params: requestParams,
    body: decisionBody,
    output: requestAnswer,
    refuses: [
      'forbidden: it is their own request, or they were not asked',
      'invalid: the typed fact, the reason or the day is missing or wrong',
      'reauthenticate: the password is due',
      'conflict: it is decided, out of date, or done already',
      'gone: it has expired',
    ],
  },
  ({ params, body, viewer, by }) => decideRequest(params.id, body, { viewer, by }),
)
