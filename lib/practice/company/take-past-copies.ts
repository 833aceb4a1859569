import { diskGbOf } from '../catalog'
import { uuidOf } from '../ids'
import type { Backup, Schedule, Vm } from '../model'
import { nextRun } from '../next-run'
import { copiesToDrop, nextFirst } from '../rules/kept-copies'
import { pointSizeMb } from '../rules/point-size'
import { DAY_MS } from './draft'

export interface PastSchedule {
  schedule: Schedule
  /** From this moment on its runs come to something else than a good copy. */
  broken?: { outcome: 'failed' | 'stuck' | 'skipped'; since: number }
}

export type Copied = Pick<Vm, 'id' | 'name' | 'projectId' | 'planId' | 'addedStorage' | 'region'>

export interface PastCopies {
  seed: string
  vm: Copied
  schedules: readonly PastSchedule[]
  /** The server was there until then, or the moment being told. */
  until: number
  lostFirst?: boolean
}

/** What a server's schedules have left by now: one series, numbered run by run, pruned as the living account prunes. */
export function takePastCopies({ seed, vm, schedules, until, lostFirst = false }: PastCopies): Backup[] {
  const seriesId = uuidOf(seed, 'past-series', vm.id)
  const runs = schedules.map((each) => new Runs(each, until))
  const taken = schedules.flatMap((past, place) => {
    const own = runs[place]
    if (!own) return []
    return own.lately(past.schedule.keepCount).map((at): Backup => {
      const id = uuidOf(seed, 'past-copy', past.schedule.id, at)
      const status = outcomeAt(past, at, own)
      const increment = runs.reduce((sum, each) => sum + each.before(at), 0)
      const day = new Date(at).toISOString().slice(0, 10)
      return {
        id,
        projectId: vm.projectId,
        vmId: vm.id,
        name: `${vm.name}-${past.schedule.type}-${day}`,
        sizeMb: status === 'ready' ? pointSizeMb(id, increment, diskGbOf(vm)) : 0,
        status,
        seriesId,
        increment,
        scheduleId: past.schedule.id,
        createdBy: past.schedule.createdBy,
        region: vm.region,
        createdAt: at,
      }
    })
  })
  const left = prune(schedules, taken)
  if (!lostFirst) giveFirst(vm, left)
  return left
}

function prune(schedules: readonly PastSchedule[], taken: Backup[]): Backup[] {
  const dropped = new Set(
    schedules.flatMap(({ schedule }) => {
      const own = taken.filter((copy) => copy.scheduleId === schedule.id)
      return copiesToDrop(own, schedule.keepCount)
    }),
  )
  return taken.filter((copy) => !dropped.has(copy)).sort((a, b) => a.createdAt - b.createdAt)
}

/** The points before these were pruned one by one, each time handing the first place on. */
function giveFirst(vm: Copied, left: Backup[]): void {
  if (left.some((point) => point.increment === 0)) return
  const first = nextFirst(left, [{ increment: 0 }])
  if (!first) return
  first.increment = 0
  first.sizeMb = pointSizeMb(first.id, 0, diskGbOf(vm))
}

function outcomeAt({ broken }: PastSchedule, at: number, runs: Runs): Backup['status'] {
  if (!broken || at < broken.since) return 'ready'
  // a copy that hangs holds the server, and every later run finds it held
  return broken.outcome === 'stuck' && at === runs.firstFrom(broken.since) ? 'creating' : 'failed'
}

/** The moments one schedule ran, counted instead of walked: some have run for years. */
class Runs {
  private readonly first: number
  private readonly step: number
  private readonly count: number
  private readonly brokenFrom: number

  constructor({ schedule, broken }: PastSchedule, until: number) {
    this.first = nextRun(schedule, schedule.createdAt)
    this.step = schedule.type === 'daily' ? DAY_MS : 7 * DAY_MS
    const end = broken?.outcome === 'skipped' ? Math.min(until, broken.since - 1) : until
    this.count = Math.max(0, Math.floor((end - this.first) / this.step) + 1)
    this.brokenFrom = broken && broken.outcome !== 'skipped' ? this.before(broken.since) : this.count
  }

  /** How many runs came before this moment. */
  before(at: number): number {
    return Math.min(this.count, Math.max(0, Math.ceil((at - this.first) / this.step)))
  }

  firstFrom(at: number): number {
    return this.first + this.before(at) * this.step
  }

  /** The last `keep` good runs and everything after them. */
  lately(keep: number): number[] {
    const from = Math.max(0, this.brokenFrom - keep)
    return Array.from({ length: this.count - from }, (_, place) => this.first + (from + place) * this.step)
  }
}
