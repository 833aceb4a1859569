import 'server-only'
import { setMaxListeners } from 'node:events'
import { log } from '../config/log'
import { SYNC_LEASE_MS, SYNC_LEASE_RENEW_MS, SYNC_RESUME_MS } from '../config/timings'
import { database, inTransaction } from '../db/client'
import { kindRead } from '../db/kind-reads'
import { countsByKind } from '../db/known-counts'
import { giveBackLease, type Lease, LeaseLost, leaseForRun, renewLease, takeLease } from '../db/sync-lease'
import { createRun, findRun, type SyncTrigger, updateRun } from '../db/sync-runs'
import { timeOrderedId } from '../db/time-ordered-id'
import type { BlindReason } from '../domain/inventory/judge-read'
import type { Kind } from '../domain/inventory/kinds'
import type { CallReport } from '../raff/send'
import { applyReading } from './sync/apply-reading'
import { VaultError } from '../vault/vault-error'
import { endRun, endRunUnread, type RunEnd } from './sync/end-run'
import { expectedCalls } from './sync/expected-calls'
import { Progress } from './sync/progress'
import { readPrices } from './sync/read-prices'
import { OtherAccount, readProjects } from './sync/read-projects'
import { costsOf, syncEverything } from './sync/sync-steps'
import type { SyncSource } from './sync/sync-source'
import { type SyncTask, Tally } from './sync/sync-task'

export type SyncOrder = {
  source: SyncSource
  trigger: SyncTrigger
  requestedById?: string | null
  /** Read everything anew, also what a run that died had just read. */
  fresh?: boolean
  /** Ask only servers that changed for their interfaces, and not the ones whose hour is over. */
  changedInterfacesOnly?: boolean
  /** Asked once this is the only sync of the account: false when it has become needless. */
  stillDue?: () => Promise<boolean>
  leaseMs?: number
}

export type SyncOutcome = { state: 'busy'; runId: string } | ({ runId: string } & RunEnd)

/**
 * Reads one account and applies what is found, kind by kind. Only one runs at a time for an account, however many workers
 * there are; one that died is continued by the next. Whatever fails, what was known stays as it was last seen.
 */
export async function syncInventory(order: SyncOrder, now = () => new Date()): Promise<SyncOutcome> {
  const { source, leaseMs = SYNC_LEASE_MS, changedInterfacesOnly = false } = order
  const taken = await takeLease(source.accountId, timeOrderedId(), leaseMs)
  if (!taken.taken) return { state: 'busy', runId: taken.runId }
  if (order.stillDue && !(await order.stillDue())) {
    await giveBackLease(database(), taken.lease)
    return { state: 'busy', runId: taken.lease.runId }
  }
  const begun = await beginRun(order, taken.lease, taken.abandonedRunId, now)
  const stop = new AbortController()
  // one listener for each call that waits for its turn
  setMaxListeners(0, stop.signal)
  const { lease, skip, callsPlanned } = begun
  const beat = keepLease(lease, leaseMs, stop)
  const progress = new Progress(lease.runId, callsPlanned, now)
  const task = {
    ...{ accountId: source.accountId, lease, skip, changedInterfacesOnly, progress, now },
    ...{ tally: new Tally(), signal: stop.signal },
  }
  try {
    return { runId: lease.runId, ...(await run(task, source)) }
  } catch (error) {
    const why = stop.signal.aborted ? stop.signal.reason : error
    // whatever else of it is still under way must not go on
    stop.abort(why)
    if (why instanceof LeaseLost) throw why
    const end = await endRunUnread(task, 'failed', why instanceof VaultError ? 'no-key' : 'not-read', sentenceOf(why))
    if (why instanceof VaultError) return { runId: lease.runId, ...end }
    throw why
  } finally {
    clearInterval(beat)
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof VaultError) return error.message
  return 'Something in Stocktake itself went wrong during this sync. The details are in its log; the next sync tries again.'
}

async function run(unopened: Omit<SyncTask, 'raff'>, source: SyncSource): Promise<RunEnd> {
  try {
    const onCall = (report: CallReport) => {
      if (report.attempt === 1 && report.template.startsWith('/public/')) unopened.tally.priceLists += 1
      unopened.progress.onCall(report)
    }
    const task = { ...unopened, raff: await source.reader(onCall) }
    const isFirst = (await kindRead(database(), source.accountId, 'project')) === null
    task.progress.step('Reading projects')
    const { reading, projects } = await readProjects(task)
    const whole = reading.blind.find(({ projectId }) => projectId === null)
    if (whole && FATAL.has(whole.reason))
      return await endRunUnread(task, 'failed', whole.reason, whole.detail ?? 'Raff did not answer.')
    const prices = await readPrices(task, await source.catalog(onCall))
    await applyReading(task, reading, costsOf(reading, prices))
    await syncEverything(task, projects, prices, source.keyPrefix)
    return await endRun(task, isFirst)
  } catch (error) {
    if (error instanceof OtherAccount) return endRunUnread(unopened, 'refused', 'other-account', error.message)
    throw error
  }
}

/** What meets the first call meets all others: trying them would only use up time and rate. */
const FATAL: ReadonlySet<BlindReason> = new Set(['unauthorized', 'unavailable', 'timeout'])

async function beginRun(
  { source, trigger, requestedById = null, fresh = false }: SyncOrder,
  lease: Lease,
  abandonedRunId: string | null,
  now: () => Date,
): Promise<{ lease: Lease; skip: Set<Kind>; callsPlanned: number }> {
  const at = now()
  const callsPlanned = expectedCalls(await countsByKind(source.accountId))
  return inTransaction(async (tx) => {
    const abandoned = abandonedRunId ? await findRun(abandonedRunId, tx) : null
    const recent = (time: Date | string) => at.getTime() - new Date(time).getTime() < SYNC_RESUME_MS
    if (abandoned?.state === 'running' && !fresh && recent(abandoned.updatedAt)) {
      const applied = Object.entries(abandoned.applied) as [Kind, string][]
      return {
        lease: await leaseForRun(tx, lease, abandoned.id),
        skip: new Set(applied.filter(([, readAt]) => recent(readAt)).map(([kind]) => kind)),
        callsPlanned,
      }
    }
    if (abandoned) await updateRun(tx, abandoned.id, { state: 'interrupted', finishedAt: at, problem: DIED }, at)
    const run = { id: lease.runId, accountId: source.accountId, connectionId: source.connectionId, startedAt: at }
    await createRun(tx, { ...run, trigger, requestedById }, callsPlanned)
    return { lease, skip: new Set(), callsPlanned }
  })
}

const DIED = 'The server stopped in the middle of this sync. Nothing half-read was applied; the next sync began anew.'

/** Says again and again that this worker is alive; when another has taken over, everything of this one stops. */
function keepLease(lease: Lease, leaseMs: number, stop: AbortController): NodeJS.Timeout {
  const every = Math.min(SYNC_LEASE_RENEW_MS, leaseMs / 3)
  return setInterval(() => {
    renewLease(database(), lease, leaseMs)
      .then((still) => {
        if (!still) stop.abort(new LeaseLost())
      })
      .catch((error) => log.warn({ error, account: lease.accountId }, 'the lease of a sync could not be renewed'))
  }, every)
}
