import 'server-only'
import { log } from '../config/log'
import { listOpenAccounts } from '../db/raff-accounts'
import { syncAccount } from './sync-account'
import { eachOf } from './sync/each-of'

/** Accounts synced side by side: each has its own key and its own limit. */
const AT_ONCE = 3

/** The sync by the clock. An account in trouble does not keep the others waiting. */
export async function syncAllAccounts(): Promise<void> {
  await eachOf(
    await listOpenAccounts(),
    async ({ id }) => {
      try {
        await syncAccount({ accountId: id, trigger: 'schedule' })
      } catch (error) {
        log.error({ error, account: id }, 'an account could not be synced')
      }
    },
    AT_ONCE,
  )
}
