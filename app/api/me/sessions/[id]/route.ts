import { doneAnswer } from '@/lib/contracts/answers'
import { sessionParams } from '@/lib/contracts/me'
import { route } from '@/lib/http/route'
import { endMySession } from '@/lib/server/end-my-sessions'

export const DELETE = route(
  'DELETE /api/me/sessions/{id}',
  { summary: 'Signs out one browser of one’s own.', allow: 'signed-in', params: sessionParams, output: doneAnswer },
  async ({ params, viewer, by }) => {
    await endMySession(params.id, { viewer, by })
    return { done: true as const }
  },
)
