import { leaversAnswer } from '@/lib/contracts/handover'
import { route } from '@/lib/http/route'
import { listLeavers } from '@/lib/server/list-leavers'

export const GET = route(
  'GET /api/leavers',
  {
    summary: 'Everybody who is gone and whose things still wait for somebody else.',
    allow: 'account.read',
    output: leaversAnswer,
  },
  () => listLeavers(),
)
