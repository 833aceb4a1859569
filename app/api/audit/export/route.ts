import { exportQuery } from '@/lib/contracts/audit'
import { route } from '@/lib/http/route'
import { exportAudit } from '@/lib/server/export-audit'

export const GET = route(
  'GET /api/audit/export',
  {
    summary: 'The audit log as a file; the export is itself logged',
    allow: 'audit.export',
    query: exportQuery,
    output: { contentTypes: ['text/csv', 'application/x-ndjson'] },
  },
  async ({ query, by }) => {
    const file = await exportAudit(query, by)
    return new Response(file.body, {
      headers: {
        'Content-Type': file.contentType,
        'Content-Disposition': `attachment; filename="${file.filename}"`,
      },
    })
  },
)
