import 'server-only'
import type { OverviewAnswer } from '../../contracts/overview'
import { database } from '../../db/client'
import { currentFindingsPolicy } from '../../db/policy-versions'
import { syncFactsOf } from '../../db/sync-facts'
import { lengthWords } from '../../domain/inventory/since'

const MINUTE_MS = 60_000

/** How old everything shown may be: as old as the account that was read longest ago. */
export async function freshnessOfAccounts(
  accountIds: readonly string[],
  now: Date,
): Promise<Pick<OverviewAnswer['freshness'], 'completeAt' | 'sentence' | 'late'>> {
  const reads = await Promise.all(accountIds.map((id) => syncFactsOf(database(), id)))
  const { policy } = await currentFindingsPolicy()
  if (accountIds.length === 0) return { completeAt: null, sentence: 'No account is connected yet.', late: false }
  if (reads.some(({ lastCompleteAt }) => lastCompleteAt === null))
    return { completeAt: null, sentence: 'An account was not read to the end yet.', late: false }
  const oldest = new Date(Math.min(...reads.map(({ lastCompleteAt }) => lastCompleteAt?.getTime() ?? 0)))
  const age = Math.max(0, now.getTime() - oldest.getTime())
  const late = age > policy.syncLateMinutes * MINUTE_MS
  const said = age < 60 * MINUTE_MS ? `${Math.max(1, Math.round(age / MINUTE_MS))} minutes` : lengthWords(age)
  return {
    completeAt: oldest.toISOString(),
    sentence: `Read from Raff ${said === '1 minutes' ? 'a minute' : said} ago.`,
    late,
  }
}
