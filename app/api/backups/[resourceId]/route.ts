import { z } from 'zod'
import { backupAnswer } from '@/lib/contracts/backups'
import { route } from '@/lib/http/route'
import { describeBackup } from '@/lib/server/describe-backup'

export const GET = route(
  'GET /api/backups/{resourceId}',
  {
    summary: 'One server or disk: state and reasons, its copies, and the restore tests of people.',
    allow: 'account.read',
    params: z.object({ resourceId: z.uuid('This is not the id of a resource.') }),
    output: backupAnswer,
  },
  ({ params }) => describeBackup(params.resourceId),
)
