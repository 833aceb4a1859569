import { connectionParams, replaceKeyBody, storedConnectionAnswer } from '@/lib/contracts/connections'
import { route } from '@/lib/http/route'
import { replaceKey } from '@/lib/server/replace-key'

export const PUT = route(
  'PUT /api/connections/{id}/key',
  {
    summary: 'Puts another key of the same Raff account in the place of the stored one.',
    allow: 'connections.manage',
    params: connectionParams,
    body: replaceKeyBody,
    output: storedConnectionAnswer,
  },
  ({ params, body, by }) => replaceKey(params.id, body.key, by),
)
