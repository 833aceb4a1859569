import { z } from 'zod'
import { recordRestoreTestBody, restoreTestAnswer } from '@/lib/contracts/backups'
import { route } from '@/lib/http/route'
import { recordRestoreTest } from '@/lib/server/record-restore-test'

export const POST = route(
  'POST /api/backups/{resourceId}/restore-tests',
  {
    summary: 'Record that somebody tried to restore a copy, and how it went.',
    allow: 'restore-test.record',
    params: z.object({ resourceId: z.uuid('This is not the id of a resource.') }),
    body: recordRestoreTestBody,
    output: restoreTestAnswer,
    status: 201,
  },
  ({ params, body, viewer, by }) => recordRestoreTest(params.resourceId, body, { viewer, by }),
)
