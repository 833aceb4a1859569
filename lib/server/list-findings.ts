import 'server-only'
import { cache } from 'react'
import type { z } from 'zod'
import type { FindingsAnswer, FindingsFilter, findingsQuery } from '../contracts/findings'
import {
  countFindingsByRule,
  type FindingsWhere,
  listFindings as readFindings,
  type RuleCountRow,
} from '../db/finding-list'
import { contextOf, type InventoryContext, inventoryContext, shownAccounts } from '../db/inventory-context'
import { SEVERITIES } from '../domain/findings/finding'
import type { Viewer } from '../domain/person'
import { titleOf, toFindingAnswer } from './finding-answer'
import { readAsOf } from './read-as-of'
import { readRankCursor, writeRankCursor } from './rank-cursor'

/** A page of findings, the worst first, with how many match by rule. `opening`: of more than a page, only so many rows. */
export async function listFindings(
  query: z.output<typeof findingsQuery>,
  viewer: Pick<Viewer, 'personId'>,
  now = new Date(),
  { opening }: { opening?: number } = {},
): Promise<FindingsAnswer> {
  const { cursor, limit, ...filter } = query
  const context = await inventoryContext()
  const where = toFindingsWhere(filter, viewer, context)
  const after = cursor === undefined ? null : readRankCursor(cursor)
  const most = opening ?? limit
  const [first, counts] = await Promise.all([readFindings(where, most + 1, after), countMatching(where)])
  const rules = sumByRule(counts)
  const total = rules.reduce((sum, { count }) => sum + count, 0)
  const rows = first.length > most && total <= limit ? await readFindings(where, limit + 1, after) : first
  const { reads, spots, runs } = contextOf(context, where.accountIds)
  const page = rows.slice(0, rows === first ? most : limit)
  const last = page.at(-1)
  return {
    data: page.map((row) => toFindingAnswer(row, now)),
    total,
    ...(rows.length > page.length && last
      ? {
          nextCursor: writeRankCursor({
            rank: SEVERITIES.indexOf(last.severity) + 1,
            sortName: last.sortName,
            id: last.id,
          }),
        }
      : {}),
    asOf: readAsOf({ reads, spots }, runs, now),
    rules: toRuleCounts(rules),
    saving: cents(rules.reduce((sum, { saving }) => sum + saving, 0)),
    policyVersion: Math.max(0, ...runs.map(({ policyVersion }) => policyVersion)),
  }
}

/** All that is open, and how much of it needs a decision. */
export async function describeFindings(
  viewer: Pick<Viewer, 'personId'>,
  now = new Date(),
): Promise<{ total: number; due: number; rules: FindingsAnswer['rules']; asOf: string }> {
  const context = await inventoryContext()
  const counts = await countMatching(toFindingsWhere({ state: OPEN_STATES }, viewer, context))
  const rules = sumByRule(counts)
  return {
    total: rules.reduce((sum, { count }) => sum + count, 0),
    due: counts.reduce((sum, { state, count }) => sum + (state === 'open' ? count : 0), 0),
    rules: toRuleCounts(rules),
    asOf: readAsOf(context, context.runs, now),
  }
}

const OPEN_STATES: NonNullable<FindingsFilter['state']> = ['open', 'noted', 'decided']

/** While a page is drawn, counted once for all of its parts. The ids are one text: two lists of them are never the same. */
const countOpen = cache((accountIds: string) =>
  countFindingsByRule({ accountIds: accountIds.split(' ').filter(Boolean), state: OPEN_STATES }),
)

/** What only the state narrows is part of everything that is open, which the page counts anyway. */
async function countMatching(where: FindingsWhere): Promise<RuleCountRow[]> {
  const { accountIds, state = [], ...rest } = where
  const isNarrowed = Object.values(rest).some((value) => value !== undefined)
  if (isNarrowed || state.length === 0 || state.includes('closed')) return countFindingsByRule(where)
  return (await countOpen(accountIds.join(' '))).filter((each) => state.includes(each.state))
}

export type RuleSum = Omit<RuleCountRow, 'state'>

/** How many each rule found, whatever was decided about them. */
export function sumByRule(counts: readonly RuleCountRow[]): RuleSum[] {
  const sums = new Map<string, RuleSum>()
  for (const { state: _, ...each } of counts) {
    const sum = sums.get(each.code)
    sums.set(each.code, sum ? plus(sum, each) : each)
  }
  return [...sums.values()]
}

function plus(sum: RuleSum, { count, saving, unknownSavings }: RuleSum): RuleSum {
  return {
    ...sum,
    count: sum.count + count,
    saving: sum.saving + saving,
    unknownSavings: sum.unknownSavings + unknownSavings,
  }
}

function toRuleCounts(rules: readonly RuleSum[]): FindingsAnswer['rules'] {
  return rules
    .map(({ code, area, count, saving }) => ({ code, title: titleOf(code), area, count, saving }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

/** A filter as the database takes it: only accounts that are shown, and `me` as the person who asks. */
export function toFindingsWhere(
  { account, assigned, ...rest }: FindingsFilter,
  { personId }: Pick<Viewer, 'personId'>,
  context: InventoryContext,
): FindingsWhere {
  return {
    ...rest,
    accountIds: shownAccounts(context, account),
    state: rest.state ?? ['open', 'noted'],
    assigned: assigned === 'me' ? personId : assigned === 'nobody' ? null : assigned,
  }
}

/** Findings are as old as the oldest account's. */
export function asOf(runs: InventoryContext['runs'], now: Date): string {
  return runs.map(({ computedAt }) => computedAt).sort()[0] ?? now.toISOString()
}

export function cents(dollars: number): number {
  return Math.round(dollars * 100) / 100
}
