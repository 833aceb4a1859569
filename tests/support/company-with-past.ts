import { makeCompany } from '@/lib/practice/company/make-company'
import { startPractice } from '@/lib/practice/start-practice'
import { type SyncedAccount, givenSyncedAccount, sourceOf } from './synced-account'
import { syncInventory } from '@/lib/server/sync-inventory'

const DAY_MS = 86_400_000

/**
 * The sample company as it is at `now`, and as Stocktake saw it on these days before: what stopped, left and was opened in
 * between has its history. Read over HTTP each time, as the account told it on that day.
 */
export async function givenCompanyWithPast(now: Date, daysBefore: readonly number[]): Promise<SyncedAccount> {
  let account: SyncedAccount | null = null
  for (const days of [...daysBefore].sort((a, b) => b - a)) {
    const at = now.getTime() - days * DAY_MS
    const practice = await startPractice({
      state: makeCompany({ seed: 'past', now: now.getTime(), at }),
      now: at,
      speed: 0,
    })
    try {
      const key = practice.keys.read ?? ''
      account ??= await givenSyncedAccount(practice)
      const source = sourceOf(account.id, practice.url, key)
      const outcome = await syncInventory({ source, trigger: 'schedule', fresh: true }, () => new Date(at))
      if (outcome.state !== 'done')
        throw new Error(`the company of ${days} days ago could not be read: ${outcome.state}`)
    } finally {
      await practice.close()
    }
  }
  if (!account) throw new Error('name at least one day')
  return account
}
