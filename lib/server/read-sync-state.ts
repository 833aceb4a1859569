import 'server-only'
import type { z } from 'zod'
import type { AccountSyncAnswer, SyncAnswer, SyncRunAnswer, syncQuery } from '../contracts/sync'
import { database } from '../db/client'
import { type InventoryContext, inventoryContext } from '../db/inventory-context'
import { personNames } from '../db/people'
import { waitingJobs } from '../db/queue-job'
import { lastRuns, runsUnderWay, type SyncRunRow } from '../db/sync-runs'
import { sentenceOf } from './blind-sentences'

/** How fresh everything is: for each account the sync that runs, the last ones, and what is out of sight. */
export async function readSyncState({ runs }: z.output<typeof syncQuery>, now = new Date()): Promise<SyncAnswer> {
  const [{ accounts, reads, spots }, underWay, queued] = await Promise.all([
    inventoryContext(),
    runsUnderWay(),
    waitingJobs(database(), 'sync-account'),
  ])
  const data = await Promise.all(
    accounts.map(async ({ id, name, practice, readableSince }): Promise<AccountSyncAnswer> => {
      const rows = await lastRuns(id, runs)
      const people = await personNames(rows.flatMap(({ requestedById }) => requestedById ?? []))
      const shown = rows.map((row) => toRun(row, people, underWay.get(id)))
      const own = reads.filter(({ accountId }) => accountId === id)
      const hidden = spots.filter(({ accountId }) => accountId === id)
      return {
        accountId: id,
        accountName: name,
        practice,
        canSync: readableSince !== null,
        queued: queued.has(id),
        queuedSince: queued.get(id)?.toISOString() ?? null,
        running: shown.find(({ state }) => state === 'running') ?? null,
        last: shown.find(({ state }) => state !== 'running') ?? null,
        runs: shown,
        lastCompleteAt: oldestOf(own, hidden),
        kinds: own.map(({ kind, completeAt, triedAt }) => ({ kind, completeAt, triedAt })),
        blindSpots: hidden.map(toSpot),
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

function toSpot(spot: InventoryContext['spots'][number]): AccountSyncAnswer['blindSpots'][number] {
  const { kind, projectId, projectName, reason, detail, since } = spot
  return { kind, projectId: projectId || null, projectName, reason, detail, sentence: sentenceOf(spot), since }
}

/** The age of the oldest kind is the age of the whole: null while one was never read, unless it cannot be seen at all. */
function oldestOf(reads: InventoryContext['reads'], spots: InventoryContext['spots']): string | null {
  const blind = new Set(spots.map(({ kind }) => kind))
  const times = reads
    .filter(({ kind, completeAt }) => kind !== 'interface' && (completeAt !== null || !blind.has(kind)))
    .map(({ completeAt }) => completeAt)
  return times.includes(null) ? null : (times.sort()[0] ?? null)
}
