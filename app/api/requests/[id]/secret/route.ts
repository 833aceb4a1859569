import { requestParams, secretAnswer } from '@/lib/contracts/requests'
import { route } from '@/lib/http/route'
import { showSecret } from '@/lib/server/show-secret'

export const POST = route(
  'POST /api/requests/{id}/secret',
  {
    summary: 'Shows the secret of a key that this request has made, once, to whoever asked for it.',
    allow: 'request.ask',
    params: requestParams,
    output: secretAnswer,
    refuses: ['forbidden: somebody else asked', 'gone: it was shown already', 'reauthenticate: the password is due'],
  },
  ({ params, viewer, by }) => showSecret(params.id, { viewer, by }),
)
