import { requestAnswer, requestParams } from '@/lib/contracts/requests'
import { route } from '@/lib/http/route'
import { lookAgain } from '@/lib/server/look-again'

export const POST = route(
  'POST /api/requests/{id}/look',
  {
    summary: 'Reads Raff once more about an outcome that nobody knew. Sends nothing.',
    allow: 'request.ask',
    params: requestParams,
    output: requestAnswer,
    refuses: ['conflict: its outcome is known, or still cannot be told', 'unavailable: Raff could not be read'],
  },
  ({ params, viewer, by }) => lookAgain(params.id, { viewer, by }),
)
