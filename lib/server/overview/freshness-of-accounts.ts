import 'server-only'
import type { OverviewAnswer } from '../../contracts/overview'
import { database } from '../../db/client'
import { currentFindingsPolicy } from '../../db/policy-versions'
import { lastCompleteReading } from '../../db/sync-facts'
import { lengthWords } from '../../domain/inventory/since'

const MINUTE_MS = 60_000

/** How old everything shown may be: as old as the account that was read longest ago. */
export async function freshnessOfAccounts(
  accountIds: readonly string[],
  now: Date,
): Promise<Pick<OverviewAnswer['freshness'], 'completeAt' | 'sentence' | 'late'>> {
  const [{ policy }, ...reads] = await Promise.all([
    currentFindingsPolicy(),
    ...accountIds.map((id) => lastCompleteReading(database(), id)),
  ])
  if (accountIds.length === 0) return { completeAt: null, sentence: 'No account is connected yet.', late: false }
  const known = reads.flatMap((at) => at ?? [])
  if (known.length < reads.length)
    return { completeAt: null, sentence: 'An account was not read to the end yet.', late: false }
  const oldest = new Date(Math.min(...known.map(Number)))
  const age = Math.max(0, now.getTime() - oldest.getTime())
  const late = age > policy.syncLateMinutes * MINUTE_MS
  const said = age < 60 * MINUTE_MS ? `${Math.max(1, Math.round(age / MINUTE_MS))} minutes` : lengthWords(age)
  return {
    completeAt: oldest.toISOString(),
    sentence: `Read from Raff ${said === '1 minutes' ? 'a minute' : said} ago.`,
    late,
  }
}
