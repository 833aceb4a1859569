import { confirmationBody, requestAnswer, requestParams } from '@/lib/contracts/requests'
import { route } from '@/lib/http/route'
import { confirmStep } from '@/lib/server/confirm-step'

export const POST = route(
  'POST /api/requests/{id}/confirmations',
  {
    summary: 'A person says that a step which waits for them is done.',
    allow: 'request.ask',
    params: requestParams,
    body: confirmationBody,
    output: requestAnswer,
    refuses: ['conflict: the step does not wait for anybody'],
  },
  ({ params, body, viewer, by }) => confirmStep(params.id, body, { viewer, by }),
)
