import 'server-only'
import type { z } from 'zod'
import type { FindingsAnswer, FindingsFilter, findingsQuery } from '../contracts/findings'
import {
  countFindingsByRule,
  type FindingPosition,
  type FindingsWhere,
  listFindings as readFindings,
  type RuleCountRow,
} from '../db/finding-list'
import { contextOf, type InventoryContext, inventoryContext, shownAccounts } from '../db/inventory-context'
import { SEVERITIES } from '../domain/findings/finding'
import type { Viewer } from '../domain/person'
import { Refusal } from '../domain/refusals'
import { titleOf, toFindingAnswer } from './finding-answer'
import { readAsOf } from './read-as-of'

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
  const after = cursor === undefined ? null : readCursor(cursor)
  const [rows, rules] = await Promise.all([readFindings(where, limit + 1, after), countFindingsByRule(where)])
  const { reads, spots, runs } = contextOf(context, where.accountIds)
  const page = rows.slice(0, rows.length > limit ? (opening ?? limit) : limit)
  const last = page.at(-1)
  return {
    data: page.map((row) => toFindingAnswer(row, now)),
    total: rules.reduce((sum, { count }) => sum + count, 0),
    ...(rows.length > limit && last
      ? {
          nextCursor: writeCursor({
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
  const where = toFindingsWhere({ state: ['open', 'noted', 'decided'] }, viewer, context)
  const rules = await countFindingsByRule(where)
  return {
    total: rules.reduce((sum, { count }) => sum + count, 0),
    due: rules.reduce((sum, { due }) => sum + due, 0),
    rules: toRuleCounts(rules),
    asOf: readAsOf(context, context.runs, now),
  }
}

function toRuleCounts(rules: readonly RuleCountRow[]): FindingsAnswer['rules'] {
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

function writeCursor(position: FindingPosition): string {
  return Buffer.from(JSON.stringify([position.rank, position.sortName, position.id])).toString('base64url')
}

const ID = /^[0-9a-f-]{36}$/

function readCursor(cursor: string): FindingPosition {
  try {
    const [rank, sortName, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (typeof rank === 'number' && Number.isInteger(rank) && typeof sortName === 'string' && ID.test(String(id)))
      return { rank, sortName, id: String(id) }
  } catch {
    // said below
  }
  throw new Refusal('invalid', 'This is not the nextCursor of an earlier answer.', {
    fields: { cursor: 'Send back the nextCursor of an earlier answer, or leave it out.' },
  })
}
