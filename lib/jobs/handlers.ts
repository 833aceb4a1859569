import 'server-only'
import { recomputeFindingsJob } from '../server/recompute-findings'
import { keepHouse } from '../server/keep-house'
import { recheckConnections } from '../server/recheck-connections'
import { runRequestJob } from '../server/run-request'
import { syncAccountJob } from '../server/sync-account'
import { syncAllAccounts } from '../server/sync-all-accounts'
import { trimHistory } from '../server/trim-history'
import { wakeRequests } from '../server/wake-requests'
import type { JobName } from './definitions'
import type { JobHandlers } from './queue'

/** Which use case each job is. */
export const HANDLERS: Required<JobHandlers> & Record<JobName, unknown> = {
  'keep-house': () => keepHouse(),
  'check-connections': () => recheckConnections(),
  'sync-accounts': () => syncAllAccounts(),
  'sync-account': syncAccountJob,
  'recompute-findings': recomputeFindingsJob,
  'run-request': runRequestJob,
  'wake-requests': () => wakeRequests(),
  'trim-history': () => trimHistory(),
}
