import { diskGbOf } from '../catalog'
import { chanceOf } from '../ids'
import type { Snapshot, Volume } from '../model'
import { type Draft, daysAgo, hasHappened, isThere } from './draft'
import { DISKS, type DiskRow, SERVER_SNAPSHOTS, type SnapshotHabit } from './disks'
import { personId } from './people'
import { projectId } from './projects'
import { serverId } from './add-servers'

/** Numbers of a disk's snapshots go up with time: a hundred for each disk, the newest of a habit has the highest. */
const SNAPSHOT_NUMBERS = { first: 6_000, each: 100 }

export function addDisks(draft: Draft): void {
  for (const [place, row] of DISKS.entries()) {
    if (isThere(draft, row.name, row)) draft.state.volumes.push(volumeOf(draft, row))
    if (row.snapshots) addVolumeSnapshots(draft, row, row.snapshots, place)
  }
  addServerSnapshots(draft)
}

function volumeOf(draft: Draft, row: DiskRow): Volume {
  const createdAt = daysAgo(draft, row.age, row.name)
  const detached = hasHappened(draft, row.detached, `${row.name} detached`)
  const attached = row.server !== undefined && !detached
  return {
    id: row.id,
    projectId: projectId(draft, row.project),
    vmId: attached && row.server ? serverId(draft, row.server) : null,
    name: row.name,
    size: row.gb,
    status: row.failed ? 'failed' : attached ? 'attached' : 'available',
    filesystem: row.server === 'office-files-01' ? 'ntfs' : 'ext4',
    createdBy: personId(draft, row.by),
    region: 'us-east',
    createdAt,
    updatedAt: detached ? daysAgo(draft, row.detached ?? 0, `${row.name} detached`) : createdAt,
  }
}

function addVolumeSnapshots(draft: Draft, row: DiskRow, habit: SnapshotHabit, place: number): void {
  const gone = row.gone === undefined ? Number.NEGATIVE_INFINITY : row.gone
  const taken = agesOf(habit, row.age)
    .map((age, back) => ({ age, id: SNAPSHOT_NUMBERS.first + SNAPSHOT_NUMBERS.each * (place + 1) - 1 - back }))
    .filter(({ age }) => age > gone && isThere(draft, `${row.name} snapshot`, { age }))
  const kept = 'keep' in habit ? taken.slice(0, habit.keep) : taken
  for (const { age, id } of kept) {
    const createdAt = daysAgo(draft, age, `${row.name} snapshot`)
    const day = new Date(createdAt).toISOString().slice(0, 10)
    addSnapshot(draft, {
      id,
      projectId: projectId(draft, row.project),
      type: 'volume',
      vmId: null,
      volumeId: row.id,
      name: `${row.name}-${day}`,
      targetSizeGb: row.gb,
      active: false,
      createdBy: personId(draft, 'keep' in habit ? 'tomas' : row.by),
      createdAt,
    })
  }
}

/** Newest first, as far back as the numbers reach. */
function agesOf(habit: SnapshotHabit, diskAge: number): number[] {
  if ('once' in habit) return [...habit.once]
  const ages: number[] = []
  for (let age = habit.latest; age < diskAge && ages.length < SNAPSHOT_NUMBERS.each; age += habit.every) ages.push(age)
  return ages
}

function addServerSnapshots(draft: Draft): void {
  for (const { id, server, name, age, by, active = false } of SERVER_SNAPSHOTS) {
    const vm = draft.state.vms.find((each) => each.id === serverId(draft, server))
    if (!vm || !isThere(draft, `${server} ${name}`, { age })) continue
    addSnapshot(draft, {
      id,
      projectId: vm.projectId,
      type: 'vm',
      vmId: vm.id,
      volumeId: null,
      name,
      targetSizeGb: diskGbOf(vm),
      active,
      createdBy: personId(draft, by),
      createdAt: daysAgo(draft, age, `${server} ${name}`),
    })
  }
}

function addSnapshot(draft: Draft, facts: Omit<Snapshot, 'sizeGb'>): void {
  const used = 0.1 + 0.4 * chanceOf(draft.seed, 'company-snapshot-size', facts.id)
  draft.state.snapshots.push({ ...facts, sizeGb: Math.round(facts.targetSizeGb * used * 100) / 100 })
}
