import 'server-only'
import type { OverviewAnswer } from '../contracts/overview'
import { countChanges } from '../db/change-counts'
import { watchedSince } from '../db/daily-totals'
import { findingTotalsOn, measureFindings } from '../db/finding-counts'
import { listFindings } from '../db/finding-list'
import { inventoryContext, shownAccounts } from '../db/inventory-context'
import { openRotations } from '../db/open-rotations'
import { countRequests } from '../db/requests'
import { AREAS } from '../domain/findings/finding'
import { blindSentences } from './blind-sentences'
import { toFindingAnswer } from './finding-answer'
import { asOf, cents } from './list-findings'
import { readAsOf } from './read-as-of'
import { AREA_LINKS, partsOf, sentenceOf, tilesOf } from './overview/overview-words'
import { freshnessOfAccounts } from './overview/freshness-of-accounts'
import { rotationLine } from './overview/rotation-line'
import { moneyByWeek } from './overview/money-by-week'
import { whatChanged } from './overview/what-changed'

const DAY_MS = 86_400_000
/** Days. A week ago nobody may have started the server: the last numbers from just before stand in. */
const TOLERANT_DAYS = 3
/** Rows. More would be the findings page. */
const WORST = 5

/** The first page: what needs a decision this week, and how it has changed. */
export async function describeOverview(now = new Date()): Promise<OverviewAnswer> {
  const context = await inventoryContext()
  const accountIds = shownAccounts(context)
  const { spots, runs } = context
  const weekAgo = new Date(now.getTime() - 7 * DAY_MS)
  const [measured, before, waiting, worst, money, freshness, changes, rotations, watched] = await Promise.all([
    measureFindings(accountIds),
    findingTotalsOn(accountIds, weekAgo, TOLERANT_DAYS),
    countRequests({ accountIds, states: ['waiting'] }),
    listFindings({ accountIds, state: ['open'] }, WORST),
    moneyByWeek(accountIds, now),
    freshnessOfAccounts(accountIds, now),
    countChanges(accountIds, weekAgo),
    openRotations(accountIds),
    watchedSince(accountIds),
  ])
  const counts = new Map(measured.map(({ measure, count }) => [measure, count]))
  const parts = partsOf(counts, waiting)
  const judged = runs.length === accountIds.length && freshness.completeAt !== null
  return {
    sentence: sentenceOf(parts, judged),
    nothingToDecide: parts.length === 0 && judged,
    parts,
    tiles: tilesOf(counts, before, waiting),
    areas: AREAS.map((area) => ({ area, count: counts.get(`area:${area}`) ?? 0, href: AREA_LINKS[area] })),
    worst: worst.map((row) => toFindingAnswer(row, now)),
    rotations: rotations.map((rotation) => rotationLine(rotation, now)),
    money: {
      ...money,
      saving: cents(measured.find(({ measure }) => measure === 'area:stale')?.saving ?? 0),
    },
    changed: whatChanged(changes, weekAgo, watched),
    freshness: {
      ...freshness,
      findingsAt: runs.length === 0 ? null : asOf(runs, now),
      blind: blindSentences(spots, context),
    },
    policyVersion: Math.max(0, ...runs.map(({ policyVersion }) => policyVersion)),
    asOf: readAsOf(context, runs, now),
  }
}
