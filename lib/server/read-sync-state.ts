import 'server-only'
import type { z } from 'zod'
import type { AccountSyncAnswer, SyncAnswer, SyncRunAnswer, syncQuery } from '../contracts/sync'
import { database } from '../db/client'
import { listConnections } from '../db/connections'
import { type BlindSpotRow, blindSpots, type KindReadRow, kindReads } from '../db/kind-reads'
import { personNames } from '../db/people'
import { queuedKeys } from '../db/queue-job'
import { listOpenAccounts } from '../db/raff-accounts'
import { projectNames } from '../db/known-counts'
import { lastRuns, runsUnderWay, type SyncRunRow } from '../db/sync-runs'
import { blindSentence } from '../domain/inventory/judge-read'

/** How fresh everything is: for each account the sync that runs, the last ones, and what is out of sight. */
export async function readSyncState({ runs }: z.output<typeof syncQuery>, now = new Date()): Promise<SyncAnswer> {
  const accounts = await listOpenAccounts()
  const ids = accounts.map(({ id }) => id)
  const [connections, underWay, queued, reads, spots, names] = await Promise.all([
    listConnections({ purpose: 'read' }),
    runsUnderWay(ids),
    queuedKeys(database(), 'sync-account'),
    kindReads(ids),
    blindSpots(ids),
    projectNames(ids),
  ])
  const data = await Promise.all(
    accounts.map(async ({ id, name, practice }): Promise<AccountSyncAnswer> => {
      const rows = await lastRuns(id, runs)
      const people = await personNames(rows.flatMap(({ requestedById }) => requestedById ?? []))
      const shown = rows.map((row) => toRun(row, people, underWay.get(id)))
      const own = reads.filter(({ accountId }) => accountId === id)
      return {
        accountId: id,
        accountName: name,
        practice,
        canSync: connections.some(({ account }) => account.id === id),
        queued: queued.has(id),
        running: shown.find(({ state }) => state === 'running') ?? null,
        last: shown.find(({ state }) => state !== 'running') ?? null,
        runs: shown,
        lastCompleteAt: oldestOf(own),
        kinds: own.map(({ kind, completeAt, triedAt }) => ({
          kind,
          completeAt: completeAt?.toISOString() ?? null,
          triedAt: triedAt.toISOString(),
        })),
        blindSpots: spots.filter(({ accountId }) => accountId === id).map((spot) => toSpot(spot, names)),
      }
    }),
  )
  return { data, total: data.length, asOf: now.toISOString() }
}

/** A run whose worker died still says that it runs: only the one that holds the lease really does. */
function toRun(row: SyncRunRow, people: ReadonlyMap<string, string>, underWay: string | undefined): SyncRunAnswer {
  const { requestedById, startedAt, finishedAt, callsDone, callsPlanned } = row
  const { id, trigger, step, rowsRead, fewestCalls, summary, problem } = row
  const state = row.state === 'running' && id !== underWay ? 'interrupted' : row.state
  return {
    ...{ id, trigger, step, rowsRead, fewestCalls, summary, problem, callsDone, callsPlanned },
    state,
    requestedBy: requestedById === null ? null : (people.get(requestedById) ?? null),
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    progress: callsPlanned === 0 ? 0 : Math.min(1, callsDone / callsPlanned),
  }
}

export function toSpot(
  spot: BlindSpotRow,
  projects: ReadonlyMap<string, string>,
): AccountSyncAnswer['blindSpots'][number] {
  const { kind, projectId, reason, detail, since } = spot
  const projectName = projectId === null ? null : (projects.get(projectId) ?? null)
  return {
    ...{ kind, projectId, projectName, reason, detail },
    sentence: blindSentence(kind, spot, projectName),
    since: since.toISOString(),
  }
}

/** The age of the oldest kind is the age of the whole: null while one of them was never read. */
function oldestOf(reads: KindReadRow[]): string | null {
  const times = reads.filter(({ kind }) => kind !== 'interface').map(({ completeAt }) => completeAt)
  if (times.length === 0 || times.includes(null)) return null
  return new Date(Math.min(...times.map((at) => at?.getTime() ?? 0))).toISOString()
}
