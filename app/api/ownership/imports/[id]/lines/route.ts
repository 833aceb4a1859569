import { importLinesAnswer, importLinesQuery, importParams } from '@/lib/contracts/ownership-imports'
import { route } from '@/lib/http/route'
import { listImportLines } from '@/lib/server/list-import-lines'

export const GET = route(
  'GET /api/ownership/imports/{id}/lines',
  {
    summary: 'What each line of a file of owners would change, and what in it cannot be used.',
    allow: 'ownership.edit',
    params: importParams,
    query: importLinesQuery,
    output: importLinesAnswer,
  },
  ({ params, query, viewer }) => listImportLines(params.id, query, viewer),
)
