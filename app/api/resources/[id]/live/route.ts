import { resourceParams } from '@/lib/contracts/ownership'
import { liveAnswer } from '@/lib/contracts/resource'
import { route } from '@/lib/http/route'
import { compareWithRaff } from '@/lib/server/compare-with-raff'

export const GET = route(
  'GET /api/resources/{id}/live',
  {
    summary: 'Asks Raff about one thing right now, and says what differs from the last reading. Changes nothing here.',
    allow: 'account.read',
    params: resourceParams,
    output: liveAnswer,
    refuses: [
      'not-found: it is not in the inventory',
      'conflict: Raff does not show these one by one, or there is no key for reading',
      'unavailable: Raff did not answer, or refuses the key',
    ],
  },
  ({ request, params }) => compareWithRaff(params.id, request.signal),
)
