import 'server-only'
import type { z } from 'zod'
import type { FindingsAnswer, FindingsFilter, findingsQuery } from '../contracts/findings'
import {
  countFindingsByRule,
  type FindingPosition,
  type FindingsWhere,
  listFindings as readFindings,
} from '../db/finding-list'
import { findingsRuns } from '../db/findings'
import { listOpenAccounts } from '../db/raff-accounts'
import { SEVERITIES } from '../domain/findings/finding'
import type { Viewer } from '../domain/person'
import { Refusal } from '../domain/refusals'
import { titleOf, toFindingAnswer } from './finding-answer'
import { readAsOf } from './read-as-of'

/** A page of findings, the worst first, with how many match by rule. */
export async function listFindings(
  query: z.output<typeof findingsQuery>,
  viewer: Pick<Viewer, 'personId'>,
  now = new Date(),
): Promise<FindingsAnswer> {
  const { cursor, limit, ...filter } = query
  const where = await toFindingsWhere(filter, viewer)
  const after = cursor === undefined ? null : readCursor(cursor)
  const [rows, rules, runs] = await Promise.all([
    readFindings(where, limit + 1, after),
    countFindingsByRule(where),
    findingsRuns(where.accountIds),
  ])
  const page = rows.slice(0, limit)
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
    asOf: await readAsOf(where.accountIds, runs, now),
    rules: rules
      .map(({ code, area, count, saving }) => ({ code, title: titleOf(code), area, count, saving }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    saving: cents(rules.reduce((sum, { saving }) => sum + saving, 0)),
    policyVersion: Math.max(0, ...runs.map(({ policyVersion }) => policyVersion)),
  }
}

/** A filter as the database takes it: only accounts that are shown, and `me` as the person who asks. */
export async function toFindingsWhere(
  { account, assigned, ...rest }: FindingsFilter,
  { personId }: Pick<Viewer, 'personId'>,
): Promise<FindingsWhere> {
  const open = (await listOpenAccounts()).map(({ id }) => id)
  return {
    ...rest,
    accountIds: account === undefined ? open : open.filter((id) => id === account),
    state: rest.state ?? ['open', 'noted'],
    assigned: assigned === 'me' ? personId : assigned === 'nobody' ? null : assigned,
  }
}

/** Findings are as old as the oldest account's. */
export function asOf(runs: { computedAt: Date }[], now: Date): string {
  const oldest = runs.reduce<Date | null>((at, { computedAt }) => (!at || computedAt < at ? computedAt : at), null)
  return (oldest ?? now).toISOString()
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
