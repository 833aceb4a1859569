import 'server-only'
import { cache } from 'react'
import type { z } from 'zod'
import type { BackupsAnswer, BackupsFilter, backupsQuery } from '../contracts/backups'
import { type CoverageCount, countCoverage, listCoverage } from '../db/coverage-list'
import { contextOf, type InventoryContext, inventoryContext, shownAccounts } from '../db/inventory-context'
import { restoreTestsOf } from '../db/restore-tests'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { sumOf, toBackupRow } from './backup-row'
import { blindSentences } from './blind-sentences'
import { readAsOf } from './read-as-of'
import { readRankCursor, writeRankCursor } from './rank-cursor'

/**
 * A page of servers and disks with how far each could be brought back; the sums are over all of them. `opening`: of more than a
 * page, only so many rows.
 */
export async function listBackups(
  query: z.output<typeof backupsQuery>,
  now = new Date(),
  { opening }: { opening?: number } = {},
): Promise<BackupsAnswer> {
  const { account, cursor, limit, ...filter } = query
  const context = await inventoryContext()
  const accountIds = shownAccounts(context, account)
  const after = cursor === undefined ? null : readRankCursor(cursor)
  const where = { ...filter, accountIds }
  const most = opening ?? limit
  const [first, all, found] = await Promise.all([
    listCoverage(where, most + 1, after),
    countAll(accountIds.join(' ')),
    // only what a search finds is not told by the counts of everything
    filter.q === undefined ? null : countCoverage(where),
  ])
  const total = found ? sumOf(found).total : matchingOf(all, filter)
  const rows = first.length > most && total <= limit ? await listCoverage(where, limit + 1, after) : first
  const page = rows.slice(0, rows === first ? most : limit)
  const tests = await restoreTestsOf(page.map(({ resourceId }) => resourceId))
  const last = page.at(-1)
  return {
    data: page.map((row) =>
      toBackupRow(
        row,
        tests.find(({ resourceId }) => resourceId === row.resourceId),
        now,
      ),
    ),
    total,
    ...(rows.length > page.length && last
      ? { nextCursor: writeRankCursor({ rank: last.rank, sortName: last.sortName, id: last.resourceId }) }
      : {}),
    ...aboutEverything(all, contextOf(context, accountIds), now),
  }
}

/** The sums over everything, without any of its rows. */
export async function sumBackups(now = new Date()): Promise<BackupsAnswer> {
  const context = await inventoryContext()
  const all = await countAll(shownAccounts(context).join(' '))
  return { data: [], total: sumOf(all).total, ...aboutEverything(all, context, now) }
}

/** While a page is drawn, counted once for all of its parts. The ids are one text: two lists of them are never the same. */
const countAll = cache((accountIds: string) => countCoverage({ accountIds: accountIds.split(' ').filter(Boolean) }))

function aboutEverything(
  all: readonly CoverageCount[],
  { accounts, reads, spots, runs }: InventoryContext,
  now: Date,
): Omit<BackupsAnswer, 'data' | 'total' | 'nextCursor'> {
  return {
    asOf: readAsOf({ reads, spots }, runs, now),
    summary: {
      all: sumOf(all),
      kinds: {
        vm: sumOf(all.filter(({ kind }) => kind === 'vm')),
        volume: sumOf(all.filter(({ kind }) => kind === 'volume')),
      },
      environments: byEnvironment(all),
      projects: byProject(all),
    },
    productionNotProtected: all
      .filter(
        ({ environment, state }) => environment === 'production' && (state === 'at-risk' || state === 'unprotected'),
      )
      .reduce((sum, { count }) => sum + count, 0),
    blind: blindSentences(
      spots.filter(({ kind }) => ['vm', 'volume', 'backup', 'backup-schedule', 'snapshot'].includes(kind)),
      { accounts },
    ),
    policyVersion: Math.max(0, ...runs.map(({ policyVersion }) => policyVersion)),
  }
}

function matchingOf(
  all: readonly CoverageCount[],
  { kind, state, environment, project, needs }: BackupsFilter,
): number {
  const fits = (values: readonly string[] | undefined, value: string | null) =>
    values?.includes(value ?? 'none') ?? true
  return all
    .filter(
      (each) =>
        fits(kind, each.kind) &&
        fits(state, each.state) &&
        fits(environment, each.environment) &&
        fits(project, each.projectId),
    )
    .reduce((sum, { count, needDecision }) => sum + (needs === undefined ? count : needDecision), 0)
}

function byEnvironment(all: readonly CoverageCount[]): BackupsAnswer['summary']['environments'] {
  return [...ENVIRONMENTS, null].flatMap((environment) => {
    const own = all.filter((each) => each.environment === environment)
    return own.length === 0 ? [] : [{ environment, ...sumOf(own) }]
  })
}

function byProject(all: readonly CoverageCount[]): BackupsAnswer['summary']['projects'] {
  const ids = [...new Set(all.map(({ projectId }) => projectId))]
  return ids
    .map((projectId) => {
      const own = all.filter((each) => each.projectId === projectId)
      return { projectId, projectName: own[0]?.projectName ?? null, ...sumOf(own) }
    })
    .sort((a, b) => b.needDecision - a.needDecision || (a.projectName ?? '').localeCompare(b.projectName ?? ''))
}
