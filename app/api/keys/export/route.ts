import { keysQuery } from '@/lib/contracts/keys'
import { route } from '@/lib/http/route'
import { exportKeys } from '@/lib/server/keys/export-keys'

export const GET = route(
  'GET /api/keys/export',
  {
    summary: 'The keys as a file of comma separated values, without any secret; the export is logged.',
    allow: 'account.read',
    query: keysQuery,
    output: { contentTypes: ['text/csv'] },
  },
  async ({ query, viewer, by }) => {
    const file = await exportKeys(query, { viewer, by })
    return new Response(file.body, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${file.filename}"`,
      },
    })
  },
)
