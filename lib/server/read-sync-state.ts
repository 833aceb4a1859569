import 'server-only'
import type { z } from 'zod'
import type { AccountSyncAnswer, SyncAnswer, SyncRunAnswer, syncQuery } from '../contracts/sync'
import { database } from '../db/client'
import { type InventoryContext, inventoryContext } from '../db/inventory-context'
import { waitingJobs } from '../db/queue-job'
import { tellRuns, type ToldRun } from '../db/sync-runs'
import { sentenceOf } from './blind-sentences'

/** How fresh everything is: for each account the sync that runs, the last ones, and what is out of sight. */
export async function readSyncState({ runs }: z.output<typeof syncQuery>, now = new Date()): Promise<SyncAnswer> {
  const [{ accounts, reads, spots }, told, queued] = await Promise.all([
    inventoryContext(),
    tellRuns(runs),
    waitingJobs(database(), 'sync-account'),
  ])
  const data = accounts.map(({ id, name, practice, readableSince }): AccountSyncAnswer => {
    const shown = told.filter(({ accountId }) => accountId === id).map(toRun)
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
  })
  return { data, total: data.length, asOf: now.toISOString() }
}

/** A run whose worker died still says that it runs: only the one that holds the lease really does. */
function toRun({ accountId: _, underWay, ...run }: ToldRun): SyncRunAnswer {
  const { state, callsDone, callsPlanned } = run
  return {
    ...run,
    state: state === 'running' && !underWay ? 'interrupted' : state,
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
