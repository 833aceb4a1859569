import { overviewAnswer } from '@/lib/contracts/overview'
import { route } from '@/lib/http/route'
import { describeOverview } from '@/lib/server/describe-overview'

export const GET = route(
  'GET /api/overview',
  {
    summary:
      'What needs a decision this week, in numbers that lead to the rows behind them; money; what changed; how fresh it is.',
    allow: 'account.read',
    output: overviewAnswer,
  },
  () => describeOverview(),
)
