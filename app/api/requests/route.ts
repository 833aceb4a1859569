import { askBody, requestAnswer, requestsAnswer, requestsQuery } from '@/lib/contracts/requests'
import { route } from '@/lib/http/route'
import { listRequests } from '@/lib/server/list-requests'
import { requestAction } from '@/lib/server/request-action'

export const GET = route(
  'GET /api/requests',
  {
    summary: 'What was asked, newest first.',
    allow: 'account.read',
    query: requestsQuery,
    output: requestsAnswer,
  },
  ({ query, viewer }) => listRequests(query, viewer),
)

export const POST = route(
  'POST /api/requests',
  {
    summary: 'Asks for an action. It waits for whoever has to agree; what the policy calls low risk runs at once.',
    allow: 'request.ask',
    body: askBody,
    output: requestAnswer,
    status: 201,
    refuses: [
      'conflict: it cannot be done as things are, is so already, or is another plan than was looked at',
      'gone: Raff does not have it any more',
      'reauthenticate: running at once asks for the password',
      'unavailable: Raff could not be read',
    ],
  },
  ({ body, viewer, by }) => requestAction(body, { viewer, by }),
)
