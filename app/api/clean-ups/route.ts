import { cleanUpAnswer, cleanUpBody } from '@/lib/contracts/clean-ups'
import { route } from '@/lib/http/route'
import { planCleanUp } from '@/lib/server/plan-clean-up'

export const POST = route(
  'POST /api/clean-ups',
  {
    summary: 'The exact list that a clean-up rule comes to. Production is never in it. Changes nothing.',
    allow: 'plan.make',
    body: cleanUpBody,
    output: cleanUpAnswer,
  },
  ({ body }) => planCleanUp(body),
)
