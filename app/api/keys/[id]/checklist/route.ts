import { z } from 'zod'
import { answerChecklistBody, keyAnswer } from '@/lib/contracts/keys'
import { route } from '@/lib/http/route'
import { answerChecklist } from '@/lib/server/keys/answer-checklist'

export const PUT = route(
  'PUT /api/keys/{id}/checklist',
  {
    summary: 'Answer questions about a key that only people can answer.',
    allow: 'checklist.edit',
    params: z.object({ id: z.uuid('This is not the id of a key.') }),
    body: answerChecklistBody,
    output: keyAnswer,
  },
  ({ params, body, viewer, by }) => answerChecklist(params.id, body, { viewer, by }),
)
