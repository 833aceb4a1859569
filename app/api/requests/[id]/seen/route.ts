import { requestAnswer, requestParams } from '@/lib/contracts/requests'
import { route } from '@/lib/http/route'
import { seeEmergencyRun } from '@/lib/server/see-emergency-run'

export const POST = route(
  'POST /api/requests/{id}/seen',
  {
    summary: 'Says that I have seen what was run in an emergency without asking me.',
    allow: 'account.read',
    params: requestParams,
    output: requestAnswer,
    refuses: ['conflict: I was asked, or have said so before'],
  },
  ({ params, viewer, by }) => seeEmergencyRun(params.id, { viewer, by }),
)
