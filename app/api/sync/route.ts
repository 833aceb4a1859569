import { startedSyncAnswer, startSyncBody, syncAnswer, syncQuery } from '@/lib/contracts/sync'
import { route } from '@/lib/http/route'
import { readSyncState } from '@/lib/server/read-sync-state'
import { startSync } from '@/lib/server/start-sync'

export const GET = route(
  'GET /api/sync',
  {
    summary:
      'How fresh the inventory is: the sync that runs, with its progress, the last ones, and what cannot be read.',
    allow: 'account.read',
    query: syncQuery,
    output: syncAnswer,
    quiet: true,
  },
  ({ query }) => readSyncState(query),
)

export const POST = route(
  'POST /api/sync',
  {
    summary: 'Asks for a sync now, of one account or of all.',
    allow: 'sync.start',
    body: startSyncBody,
    output: startedSyncAnswer,
    status: 202,
    refuses: ['conflict: there is no key for reading', 'unavailable: no worker has ever run'],
  },
  ({ body, viewer, by }) => startSync(body, { viewer, by }),
)
