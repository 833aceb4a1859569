import { importAnswer, importParams } from '@/lib/contracts/ownership-imports'
import { route } from '@/lib/http/route'
import { applyImport } from '@/lib/server/apply-import'

export const POST = route(
  'POST /api/ownership/imports/{id}/apply',
  {
    summary:
      'Applies a file exactly as its preview showed it, once and as a whole; refused when anything changed since.',
    allow: 'ownership.edit',
    params: importParams,
    output: importAnswer,
  },
  ({ params, viewer, by }) => applyImport(params.id, { viewer, by }),
)
