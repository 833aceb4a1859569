import { dutyBody, requestAnswer, requestParams } from '@/lib/contracts/requests'
import { route } from '@/lib/http/route'
import { giveStep } from '@/lib/server/give-step'

export const POST = route(
  'POST /api/requests/{id}/duties',
  {
    summary: 'Says who does a step that waits for a person, and by when.',
    allow: 'request.ask',
    params: requestParams,
    body: dutyBody,
    output: requestAnswer,
    refuses: ['conflict: the step is done, or Stocktake does it by itself'],
  },
  ({ params, body, viewer, by }) => giveStep(params.id, body, { viewer, by }),
)
