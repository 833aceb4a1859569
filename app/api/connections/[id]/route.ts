import { doneAnswer } from '@/lib/contracts/answers'
import { changeConnectionBody, connectionAnswer, connectionParams } from '@/lib/contracts/connections'
import { route } from '@/lib/http/route'
import { changeConnection } from '@/lib/server/change-connection'
import { getConnection } from '@/lib/server/list-connections'
import { removeConnection } from '@/lib/server/remove-connection'

export const GET = route(
  'GET /api/connections/{id}',
  {
    summary: 'One stored key: what it reaches and how it is.',
    allow: 'account.read',
    params: connectionParams,
    output: connectionAnswer,
  },
  ({ params }) => getConnection(params.id),
)

export const PATCH = route(
  'PATCH /api/connections/{id}',
  {
    summary: 'Renames a connection or its Raff account, or accepts that the key reaches less than before.',
    allow: 'connections.manage',
    params: connectionParams,
    body: changeConnectionBody,
    output: connectionAnswer,
  },
  ({ params, body, by }) => changeConnection(params.id, body, by),
)

export const DELETE = route(
  'DELETE /api/connections/{id}',
  {
    summary: 'Deletes a stored key for good. What was read with it stays.',
    allow: 'connections.manage',
    params: connectionParams,
    output: doneAnswer,
  },
  async ({ params, by }) => {
    await removeConnection(params.id, by)
    return { done: true as const }
  },
)
