import { exportQuery } from '@/lib/contracts/inventory'
import { route } from '@/lib/http/route'
import { exportResources } from '@/lib/server/export-resources'

export const GET = route(
  'GET /api/resources/export',
  {
    summary: 'What a filter matches as a file of comma separated values, in the same order; the export is logged.',
    allow: 'account.read',
    query: exportQuery,
    output: { contentTypes: ['text/csv'] },
  },
  async ({ query, viewer, by }) => {
    const file = await exportResources(query, { viewer, by })
    return new Response(file.body, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${file.filename}"`,
      },
    })
  },
)
