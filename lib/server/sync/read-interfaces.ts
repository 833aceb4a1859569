import 'server-only'
import { SYNC_INTERFACES_EVERY_MS } from '../../config/timings'
import { inTransaction } from '../../db/client'
import { addChanges, type ChangeWrite } from '../../db/inventory-writes'
import { noteKindRead, replaceBlindSpots } from '../../db/kind-reads'
import {
  type InterfacesReading,
  interfacesOf,
  interfacesReadAt,
  putInterfaces,
  type ServerToAsk,
  serversToAsk,
} from '../../db/server-interfaces'
import { holdLease } from '../../db/sync-lease'
import { changedInterfaces } from '../../domain/inventory/changed-facts'
import type { BlindSpot } from '../../domain/inventory/judge-read'
import { nextDue, serversDue } from '../../domain/inventory/plan-sync'
import { isRaffError } from '../../raff/errors'
import { eachOf } from './each-of'
import { blindBy } from './kind-reading'
import type { SyncTask } from './sync-task'

/** Servers. Written together: what a sync that dies had read stays read. */
const BATCH = 100

/** Asks the servers that changed, and the ones whose hour is over, for their interfaces and firewalls. */
export async function readInterfaces(task: SyncTask): Promise<void> {
  const startedAt = task.now()
  const servers = await serversToAsk(task.accountId)
  const due = (serversDue(servers, startedAt) as ServerToAsk[]).filter(
    ({ factsHash, interfacesHash }) => !task.changedInterfacesOnly || factsHash !== interfacesHash,
  )
  task.progress.plan(due.length)
  const blind = new Map<string | null, BlindSpot>()
  for (let at = 0; at < due.length; at += BATCH) {
    const readings = await readBatch(task, due.slice(at, at + BATCH), blind)
    await applyInterfaces(task, readings)
  }
  await inTransaction(async (tx) => {
    await holdLease(tx, task.lease)
    const endedAt = task.now()
    const completeAt = blind.size === 0 ? startedAt : null
    await noteKindRead(tx, task.accountId, 'interface', { completeAt, triedAt: endedAt })
    await replaceBlindSpots(tx, task.accountId, 'interface', [...blind.values()], endedAt)
  })
}

async function readBatch(
  task: SyncTask,
  servers: ServerToAsk[],
  blind: Map<string | null, BlindSpot>,
): Promise<InterfacesReading[]> {
  const readings: InterfacesReading[] = []
  await eachOf(servers, async ({ id, raffId, projectId, factsHash, interfacesHash }) => {
    // where one server may not be asked, none of its project may: asking the rest would only use up the rate
    if (blind.has(projectId)) return
    task.tally.serversDue += 1
    try {
      const read = await task.raff.vms.networks(raffId, { signal: task.signal })
      // an interface that cannot be understood may be the one without a firewall: what was known stays
      if (!read.complete || read.unreadable.length > 0) return
      const readAt = task.now()
      const dueAt = nextDue(raffId, readAt, interfacesHash === null, SYNC_INTERFACES_EVERY_MS)
      const interfaces = read.rows.map(({ raw: _, ...nic }) => nic)
      readings.push({ id, serverId: raffId, factsHash, readAt, dueAt, interfaces })
    } catch (error) {
      // deleted a moment ago: the next list of servers will not show it
      if (isRaffError(error, 'not-found')) return
      blind.set(projectId, blindBy(error, projectId))
    }
  })
  return readings
}

async function applyInterfaces(task: SyncTask, readings: InterfacesReading[]): Promise<void> {
  if (readings.length === 0) return
  await inTransaction(async (tx) => {
    await holdLease(tx, task.lease)
    const ids = readings.map(({ id }) => id)
    const before = await interfacesOf(
      tx,
      task.accountId,
      readings.map(({ serverId }) => serverId),
    )
    const readBefore = await interfacesReadAt(tx, ids)
    const changes = readings.flatMap(({ id, serverId, interfaces }): ChangeWrite[] => {
      const seenAfter = readBefore.get(id)
      if (!seenAfter) return []
      const changed = changedInterfaces(before.get(serverId) ?? [], interfaces)
      return changed.map((change) => ({ resource_id: id, what: 'changed', ...change, seen_after: seenAfter }))
    })
    await putInterfaces(tx, task.accountId, readings)
    await addChanges(tx, { accountId: task.accountId, runId: task.lease.runId, seenBy: task.now() }, changes)
  })
}
