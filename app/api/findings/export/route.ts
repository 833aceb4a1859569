import { findingsFilter } from '@/lib/contracts/findings'
import { route } from '@/lib/http/route'
import { exportFindings } from '@/lib/server/export-findings'

export const GET = route(
  'GET /api/findings/export',
  {
    summary: 'Findings as a file of comma separated values, with the filters of the list; the export is logged.',
    allow: 'account.read',
    query: findingsFilter,
    output: { contentTypes: ['text/csv'] },
  },
  async ({ query, viewer, by }) => {
    const file = await exportFindings(query, { viewer, by })
    return new Response(file.body, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${file.filename}"`,
      },
    })
  },
)
