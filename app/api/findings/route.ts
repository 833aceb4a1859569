import { findingsAnswer, findingsQuery } from '@/lib/contracts/findings'
import { route } from '@/lib/http/route'
import { listFindings } from '@/lib/server/list-findings'

export const GET = route(
  'GET /api/findings',
  {
    summary: 'What is worth a decision, the worst first, with evidence and what was decided.',
    allow: 'account.read',
    query: findingsQuery,
    output: findingsAnswer,
  },
  ({ query, viewer }) => listFindings(query, viewer),
)
