import { backupsAnswer, backupsQuery } from '@/lib/contracts/backups'
import { route } from '@/lib/http/route'
import { listBackups } from '@/lib/server/list-backups'

export const GET = route(
  'GET /api/backups',
  {
    summary: 'Servers and disks with how far each could be brought back, and the sums by environment and project.',
    allow: 'account.read',
    query: backupsQuery,
    output: backupsAnswer,
  },
  ({ query }) => listBackups(query),
)
