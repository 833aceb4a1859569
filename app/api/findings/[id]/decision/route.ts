import { z } from 'zod'
import { decideFindingBody, findingAnswer } from '@/lib/contracts/findings'
import { route } from '@/lib/http/route'
import { decideFinding } from '@/lib/server/decide-finding'

export const POST = route(
  'POST /api/findings/{id}/decision',
  {
    summary: 'Keep, put off, exempt, give to somebody, or take a decision back. An exemption takes an approver.',
    allow: 'finding.decide',
    params: z.object({ id: z.uuid('This is not the id of a finding.') }),
    body: decideFindingBody,
    output: findingAnswer,
  },
  ({ params, body, viewer, by }) => decideFinding(params.id, body, { viewer, by }),
)
