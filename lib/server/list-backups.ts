import 'server-only'
import type { z } from 'zod'
import type { BackupsAnswer, backupsQuery } from '../contracts/backups'
import { type CoverageCount, type CoveragePosition, countCoverage, listCoverage } from '../db/coverage-list'
import { contextOf, inventoryContext, shownAccounts } from '../db/inventory-context'
import { restoreTestsOf } from '../db/restore-tests'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { Refusal } from '../domain/refusals'
import { sumOf, toBackupRow } from './backup-row'
import { blindSentences } from './blind-sentences'
import { readAsOf } from './read-as-of'

/** A page of servers and disks with how far each could be brought back; the sums are over all of them. */
export async function listBackups(query: z.output<typeof backupsQuery>, now = new Date()): Promise<BackupsAnswer> {
  const { account, cursor, limit, ...filter } = query
  const context = await inventoryContext()
  const accountIds = shownAccounts(context, account)
  const { reads, spots, runs } = contextOf(context, accountIds)
  const after = cursor === undefined ? null : readCursor(cursor)
  const where = { ...filter, accountIds }
  const [rows, matching, all] = await Promise.all([
    listCoverage(where, limit + 1, after),
    countCoverage(where),
    countCoverage({ accountIds }),
  ])
  const page = rows.slice(0, limit)
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
    total: sumOf(matching).total,
    ...(rows.length > limit && last ? { nextCursor: writeCursor(last) } : {}),
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
    ),
    policyVersion: Math.max(0, ...runs.map(({ policyVersion }) => policyVersion)),
  }
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

function writeCursor({ rank, sortName, resourceId }: { rank: number; sortName: string; resourceId: string }): string {
  return Buffer.from(JSON.stringify([rank, sortName, resourceId])).toString('base64url')
}

function readCursor(cursor: string): CoveragePosition {
  try {
    const [rank, sortName, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (
      typeof rank === 'number' &&
      Number.isInteger(rank) &&
      typeof sortName === 'string' &&
      /^[0-9a-f-]{36}$/.test(String(id))
    )
      return { rank, sortName, id: String(id) }
  } catch {
    // said below
  }
  throw new Refusal('invalid', 'This is not the nextCursor of an earlier answer.', {
    fields: { cursor: 'Send back the nextCursor of an earlier answer, or leave it out.' },
  })
}
