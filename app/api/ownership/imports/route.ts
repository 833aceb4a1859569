import { importAnswer, importQuery } from '@/lib/contracts/ownership-imports'
import { route } from '@/lib/http/route'
import { OWNERSHIP_FILE, previewImport } from '@/lib/server/preview-import'

export const POST = route(
  'POST /api/ownership/imports',
  {
    summary: 'Looks at a file of owners and says what it would change, line by line. Changes nothing yet.',
    allow: 'ownership.edit',
    query: importQuery,
    upload: OWNERSHIP_FILE,
    output: importAnswer,
    status: 201,
  },
  ({ query, upload, viewer }) => previewImport(upload, query.name, viewer),
)
