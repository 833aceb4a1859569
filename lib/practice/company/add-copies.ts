import { diskGbOf } from '../catalog'
import { uuidOf } from '../ids'
import type { Backup, Schedule, Vm } from '../model'
import { nextRun } from '../next-run'
import { pointSizeMb } from '../rules/point-size'
import { type PlacedRow, planIdOf, serverId, serverRow } from './add-servers'
import { type Draft, daysAgo, HOUR_MS, hasHappened } from './draft'
import { personId } from './people'
import { projectId } from './projects'
import { COPIES_BY_HAND, SCHEDULES, type ScheduleRow } from './schedules'
import { type Copied, type PastSchedule, takePastCopies } from './take-past-copies'

const FIRST_SCHEDULE = 3_001

/** A copy holds its server for a few minutes; it is the last thing that changed on most servers. */
const COPY_MS = HOUR_MS / 15

export function addCopies(draft: Draft): void {
  const byServer = new Map<string, ScheduleRow[]>()
  for (const row of SCHEDULES) byServer.set(row.server, [...(byServer.get(row.server) ?? []), row])
  for (const [server, rows] of byServer) addSeries(draft, server, rows)
  for (const row of COPIES_BY_HAND) addByHand(draft, row)
}

function addSeries(draft: Draft, server: string, rows: ScheduleRow[]): void {
  const row = serverRow(server)
  if (!row) throw new Error(`There is a schedule for ${server}, which is no server of the company.`)
  if (daysAgo(draft, row.age, server) > draft.at) return
  const schedules = rows.map((each) => pastSchedule(draft, each))
  draft.state.schedules.push(...schedules.map(({ schedule }) => schedule))
  const vm = draft.state.vms.find((each) => each.id === serverId(draft, server))
  const copied = vm ?? goneServer(draft, row, rows)
  if (!copied) return
  const lostFirst = rows.some((each) => each.lostFirst)
  const until = vm ? draft.at : daysAgo(draft, row.gone ?? 0, `${server} gone`)
  const copies = takePastCopies({ seed: draft.seed, vm: copied, schedules, until, lostFirst })
  draft.state.backups.push(...copies)
  if (vm) leaveMarks(draft, vm, rows, copies)
}

/** What is left to say of a deleted server whose copies stayed. */
function goneServer(draft: Draft, row: PlacedRow, schedules: ScheduleRow[]): Copied | undefined {
  if (!schedules.some((each) => each.copiesStay)) return undefined
  return {
    id: serverId(draft, row.name),
    name: row.name,
    projectId: projectId(draft, row.project),
    planId: planIdOf(row.plan),
    addedStorage: row.added ?? 0,
    region: 'us-east',
  }
}

function pastSchedule(draft: Draft, row: ScheduleRow): PastSchedule {
  const vm = serverRow(row.server)
  if (!vm) throw new Error(`There is a schedule for ${row.server}, which is no server of the company.`)
  const timing = { type: row.type, day: row.day, hour: row.hour, minute: row.minute }
  const { broken } = row
  const since = broken && daysAgo(draft, broken.days, `${row.server} copies break`)
  const isBroken = hasHappened(draft, broken?.days, `${row.server} copies break`)
  const schedule: Schedule = {
    id: FIRST_SCHEDULE + SCHEDULES.indexOf(row),
    projectId: projectId(draft, vm.project),
    vmId: serverId(draft, row.server),
    name: `${row.server} ${row.type}`,
    ...timing,
    keepCount: row.keep,
    // one that hangs breaks the later ones by itself
    outcome: isBroken && broken && broken.outcome !== 'stuck' ? broken.outcome : 'ready',
    createdBy: personId(draft, vm.by),
    region: 'us-east',
    createdAt: daysAgo(draft, vm.age, row.server) + HOUR_MS / 4,
    nextRunAt: nextRun(timing, draft.at),
  }
  return broken && since !== undefined ? { schedule, broken: { outcome: broken.outcome, since } } : { schedule }
}

/** What copying leaves on the server itself. */
function leaveMarks(draft: Draft, vm: Vm, rows: ScheduleRow[], copies: Backup[]): void {
  const newest = copies.at(-1)
  vm.backupType ??= rows.some((row) => row.type === 'daily') ? 'daily' : 'weekly'
  if (!newest) return
  vm.seriesId = newest.seriesId
  const stuck = copies.find((copy) => copy.status === 'creating')
  if (stuck) vm.status = 'provisioning'
  const touched = stuck ? stuck.createdAt : Math.min(newest.createdAt + COPY_MS, draft.at)
  vm.updatedAt = Math.max(vm.updatedAt, touched)
}

function addByHand(draft: Draft, row: (typeof COPIES_BY_HAND)[number]): void {
  const vm = draft.state.vms.find((each) => each.id === serverId(draft, row.server))
  const createdAt = daysAgo(draft, row.age, `${row.server} ${row.name}`)
  if (!vm || createdAt > draft.at) return
  const id = uuidOf(draft.seed, 'company-copy', row.server, row.name)
  const status = row.stuck ? 'pending' : row.failed ? 'failed' : 'ready'
  draft.state.backups.push({
    id,
    projectId: vm.projectId,
    vmId: vm.id,
    name: row.name,
    sizeMb: status === 'ready' ? pointSizeMb(id, null, diskGbOf(vm)) : 0,
    status,
    seriesId: null,
    increment: null,
    scheduleId: null,
    createdBy: vm.createdBy,
    region: vm.region,
    createdAt,
  })
}
