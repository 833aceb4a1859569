import { templateQuery } from '@/lib/contracts/ownership-imports'
import { route } from '@/lib/http/route'
import { exportOwners } from '@/lib/server/export-owners'

export const GET = route(
  'GET /api/ownership/template',
  {
    summary: 'A file to fill in and send back: who answers for what now, a line a thing. The export is logged.',
    allow: 'ownership.edit',
    query: templateQuery,
    output: { contentTypes: ['text/csv'] },
  },
  async ({ query, viewer, by }) => {
    const file = await exportOwners(query, { viewer, by })
    return new Response(file.body, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${file.filename}"`,
      },
    })
  },
)
