import { backupsFilter } from '@/lib/contracts/backups'
import { route } from '@/lib/http/route'
import { exportBackups } from '@/lib/server/export-backups'

export const GET = route(
  'GET /api/backups/export',
  {
    summary: 'The rows of the backups page as a file of comma separated values; the export is logged.',
    allow: 'account.read',
    query: backupsFilter,
    output: { contentTypes: ['text/csv'] },
  },
  async ({ query, viewer, by }) => {
    const file = await exportBackups(query, { viewer, by })
    return new Response(file.body, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${file.filename}"`,
      },
    })
  },
)
