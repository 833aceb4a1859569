import 'server-only'
import type { OverviewAnswer } from '../../contracts/overview'
import { dailyTotals } from '../../db/daily-totals'
import { totalOfResources } from '../../db/inventory-totals'
import { cents } from '../list-findings'

const DAY_MS = 86_400_000
const WEEKS = 12

/** What everything costs a month, now and at the end of each of the last weeks. A week that was not watched has no figure. */
export async function moneyByWeek(accountIds: string[], now: Date): Promise<Omit<OverviewAnswer['money'], 'saving'>> {
  const [{ monthlyCost, unknownCosts }, days] = await Promise.all([
    totalOfResources({ accountIds, everyAccount: false, gone: 'no' }),
    sumsByDay(accountIds, new Date(now.getTime() - WEEKS * 7 * DAY_MS)),
  ])
  const weeks = Array.from({ length: WEEKS }, (_, index) => {
    const weeksAgo = WEEKS - 1 - index
    const end = dayOf(new Date(now.getTime() - weeksAgo * 7 * DAY_MS))
    if (weeksAgo === 0) return { day: end, monthly: cents(monthlyCost), unknownCosts }
    const begin = dayOf(new Date(now.getTime() - (weeksAgo + 1) * 7 * DAY_MS))
    const last = [...days].filter(([day]) => day > begin && day <= end).at(-1)?.[1]
    return { day: end, monthly: last ? cents(last.monthlyCost) : null, unknownCosts: last?.unknownCosts ?? 0 }
  })
  const before = weeks.at(-2)?.monthly ?? null
  return {
    monthly: cents(monthlyCost),
    unknownCosts,
    change: before === null ? null : cents(monthlyCost - before),
    weeks,
  }
}

async function sumsByDay(accountIds: string[], since: Date) {
  const sums = new Map<string, { monthlyCost: number; unknownCosts: number }>()
  for (const { day, monthlyCost, unknownCosts } of await dailyTotals(accountIds, since, 'kind')) {
    const sum = sums.get(day) ?? { monthlyCost: 0, unknownCosts: 0 }
    sums.set(day, {
      monthlyCost: sum.monthlyCost + monthlyCost,
      unknownCosts: sum.unknownCosts + unknownCosts,
    })
  }
  return sums
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
