import { healthAnswer } from '@/lib/contracts/health'
import { route } from '@/lib/http/route'

export const GET = route(
  'GET /api/health',
  {
    summary: 'Whether this process is alive. It asks nobody else.',
    allow: 'anyone',
    output: healthAnswer,
    quiet: true,
  },
  () => ({ status: 'alive' as const }),
)
