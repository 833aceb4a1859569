import { dryRunAnswer, planBody } from '@/lib/contracts/plans'
import { route } from '@/lib/http/route'
import { planAction } from '@/lib/server/plan-action'

export const POST = route(
  'POST /api/plans',
  {
    summary: 'The dry run: reads Raff and says what an action would do, exactly and in words. Changes nothing.',
    allow: 'plan.make',
    body: planBody,
    output: dryRunAnswer,
    refuses: ['gone: Raff does not have it any more', 'unavailable: Raff could not be read'],
  },
  ({ body, viewer }) => planAction(body, viewer),
)
