import 'server-only'
import { findAccountJob } from '../server/find-account'
import { keepHouse } from '../server/keep-house'
import { recheckConnections } from '../server/recheck-connections'
import { syncAccountJob } from '../server/sync-account'
import { syncAllAccounts } from '../server/sync-all-accounts'
import { trimHistory } from '../server/trim-history'
import type { JobName } from './definitions'
import type { JobHandlers } from './queue'

/** Which use case each job is. */
export const HANDLERS: Required<JobHandlers> & Record<JobName, unknown> = {
  'keep-house': () => keepHouse(),
  'check-connections': () => recheckConnections(),
  'sync-accounts': () => syncAllAccounts(),
  'sync-account': syncAccountJob,
  'find-account': findAccountJob,
  'trim-history': () => trimHistory(),
}
