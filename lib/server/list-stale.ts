import 'server-only'
import type { z } from 'zod'
import type { StaleAnswer, staleQuery } from '../contracts/stale'
import { countFindingsByRule, countFoundThings, listFindings } from '../db/finding-list'
import { contextOf, inventoryContext } from '../db/inventory-context'
import { totalOfResources } from '../db/inventory-totals'
import { RULES_BY_CODE } from '../domain/findings/all-rules'
import type { Viewer } from '../domain/person'
import { titleOf, toFindingAnswer } from './finding-answer'
import { cents, sumByRule, toFindingsWhere } from './list-findings'
import { readAsOf } from './read-as-of'

/** What nobody may need any more, by reason, with what letting it go would save. */
export async function listStale(
  { perGroup, ...filter }: z.output<typeof staleQuery>,
  viewer: Pick<Viewer, 'personId'>,
  now = new Date(),
): Promise<StaleAnswer> {
  // what needs a decision, as the overview counts it
  const context = await inventoryContext()
  const where = { ...toFindingsWhere({ ...filter, state: filter.state ?? ['open'] }, viewer, context), area: ['stale'] }
  const { reads, spots, runs } = contextOf(context, where.accountIds)
  const [counts, things, bill] = await Promise.all([
    countFindingsByRule(where).then(sumByRule),
    countFoundThings(where),
    totalOfResources({ accountIds: [...where.accountIds], everyAccount: false, gone: 'no' }),
  ])
  const groups = await Promise.all(
    counts.map(async ({ code, area, count, saving, unknownSavings }) => {
      const rows = await listFindings({ ...where, code: [code] }, perGroup)
      return {
        ...{ code, area, count, unknownSavings },
        title: titleOf(code),
        explanation: RULES_BY_CODE.get(code)?.explanation ?? '',
        saving: cents(saving),
        rows: rows.map((row) => toFindingAnswer(row, now)),
      }
    }),
  )
  return {
    groups: groups.sort((a, b) => b.saving - a.saving || b.count - a.count || (a.code < b.code ? -1 : 1)),
    total: counts.reduce((sum, { count }) => sum + count, 0),
    things,
    saving: cents(counts.reduce((sum, { saving }) => sum + saving, 0)),
    unknownSavings: counts.reduce((sum, { unknownSavings }) => sum + unknownSavings, 0),
    monthlyBill: cents(bill.monthlyCost),
    notSeen: NOT_SEEN,
    policyVersion: Math.max(0, ...runs.map(({ policyVersion }) => policyVersion)),
    asOf: readAsOf({ reads, spots }, runs, now),
  }
}

const NOT_SEEN = [
  'Raff tells nothing about traffic or load: a running server that nobody uses looks like any other.',
  'How long something has been so is counted from when we first saw it. What happened before we began watching, Raff does not tell.',
]
