import { readyAnswer } from '@/lib/contracts/health'
import { jsonAnswer } from '@/lib/http/answer'
import { route } from '@/lib/http/route'
import { checkReadiness } from '@/lib/server/check-readiness'

export const GET = route(
  'GET /api/ready',
  {
    summary: 'Whether this replica can answer people: 200 when it can, 503 and why when it cannot.',
    allow: 'anyone',
    output: { contentTypes: ['application/json'], schema: readyAnswer },
    quiet: true,
  },
  async ({ requestId }) => {
    const answer = readyAnswer.parse(await checkReadiness())
    return jsonAnswer(answer, requestId, answer.ready ? 200 : 503)
  },
)
