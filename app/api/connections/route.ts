import { addConnectionBody, connectionsAnswer, storedConnectionAnswer } from '@/lib/contracts/connections'
import { route } from '@/lib/http/route'
import { addConnection } from '@/lib/server/add-connection'
import { listConnections } from '@/lib/server/list-connections'

export const GET = route(
  'GET /api/connections',
  {
    summary: 'The stored keys, what each reaches and how it is. Never a key itself.',
    allow: 'account.read',
    output: connectionsAnswer,
  },
  () => listConnections(),
)

export const POST = route(
  'POST /api/connections',
  {
    summary: 'Shows a key to Raff and stores it, encrypted, when Raff accepts it.',
    allow: 'connections.manage',
    body: addConnectionBody,
    output: storedConnectionAnswer,
    status: 201,
    refuses: [
      'invalid: there is no Raff key in the text, or Raff does not accept it',
      'conflict: this key is stored already, or belongs to another account',
      'unavailable: Raff did not answer',
    ],
  },
  ({ body, viewer, by }) => addConnection(body, { viewer, by }),
)
