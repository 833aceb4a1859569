import { connectionAnswer, connectionParams } from '@/lib/contracts/connections'
import { route } from '@/lib/http/route'
import { checkConnection } from '@/lib/server/check-connection'

export const POST = route(
  'POST /api/connections/{id}/check',
  {
    summary: 'Asks Raff what a stored key reaches now. When Raff cannot be asked, what was known stays.',
    allow: 'connections.manage',
    params: connectionParams,
    output: connectionAnswer,
  },
  ({ params, by }) => checkConnection(params.id, by),
)
