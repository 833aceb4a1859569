import { importAnswer, importParams } from '@/lib/contracts/ownership-imports'
import { route } from '@/lib/http/route'
import { describeImport } from '@/lib/server/list-import-lines'

export const GET = route(
  'GET /api/ownership/imports/{id}',
  {
    summary: 'What a file of owners would change, in numbers. Only whoever sent it sees it, for a day.',
    allow: 'ownership.edit',
    params: importParams,
    output: importAnswer,
  },
  ({ params, viewer }) => describeImport(params.id, viewer),
)
