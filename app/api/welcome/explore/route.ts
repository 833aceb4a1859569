import { enterExplorer } from '@/lib/auth/enter-explorer'
import { doneAnswer } from '@/lib/contracts/answers'
import { exploreWithLinkBody } from '@/lib/contracts/practice'
import { route } from '@/lib/http/route'
import { ensureExplorer } from '@/lib/server/ensure-explorer'
import { explorePractice } from '@/lib/server/explore-practice'

export const POST = route(
  'POST /api/welcome/explore',
  {
    summary: 'Explores the practice account with the welcome link, and signs its holder in as an admin who explores.',
    allow: 'anyone',
    body: exploreWithLinkBody,
    output: { contentTypes: ['application/json'], schema: doneAnswer },
  },
  async ({ body, request, requestId }) => {
    const explorer = await ensureExplorer(body.token, requestId)
    const by = { actor: { kind: 'person' as const, ...explorer }, httpRequestId: requestId }
    await explorePractice(by, explorer.id)
    const cookie = await enterExplorer(explorer, request, requestId)
    return Response.json({ done: true }, { headers: { 'Set-Cookie': cookie } })
  },
)
