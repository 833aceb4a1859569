import { DAY_MS, type Generating } from './generating'
import { nextNumber } from '../ids'
import type { Vm } from '../model'

const SIZES_GB = [20, 50, 100, 200, 400] as const

const SHARE_WITH_DISK = 0.35
const SHARE_DETACHED = 0.08
const SHARE_COPIED = 0.6
const SHARE_OLD_SNAPSHOT = 0.05

/** A disk for some servers, with its snapshots; and here and there a snapshot of the server that nobody removed. */
export function addGeneratedDisks(generating: Generating, vm: Vm, draw: () => number): void {
  if (draw() < SHARE_WITH_DISK) addDisk(generating, vm, draw)
  if (draw() < SHARE_OLD_SNAPSHOT) {
    const createdAt = Math.max(vm.createdAt, generating.now - 120 * DAY_MS)
    addSnapshot(generating, { source: { type: 'vm', vmId: vm.id, volumeId: null }, vm, createdAt, sizeGb: 8, of: 80 })
  }
}

function addDisk(generating: Generating, vm: Vm, draw: () => number): void {
  const { now, state } = generating
  const size = SIZES_GB[Math.floor(draw() * SIZES_GB.length)] ?? 50
  const detached = draw() < SHARE_DETACHED
  const detachedAt = Math.max(vm.createdAt, now - 40 * DAY_MS)
  const id = nextNumber(state, 'volume')
  state.volumes.push({
    id,
    projectId: vm.projectId,
    vmId: detached ? null : vm.id,
    name: `${vm.name}-data`,
    size,
    status: detached ? 'available' : 'attached',
    filesystem: 'ext4',
    createdBy: vm.createdBy,
    region: 'us-east',
    createdAt: vm.createdAt,
    updatedAt: detached ? detachedAt : vm.createdAt,
  })
  if (detached || draw() >= SHARE_COPIED) return
  const source = { type: 'volume' as const, vmId: null, volumeId: id }
  const createdAt = now - Math.round((1 + 4 * draw()) * DAY_MS)
  addSnapshot(generating, { source, vm, createdAt, sizeGb: Math.round(size * (0.1 + 0.4 * draw())), of: size })
}

interface SnapshotOrder {
  source: { type: 'vm'; vmId: string; volumeId: null } | { type: 'volume'; vmId: null; volumeId: number }
  vm: Vm
  createdAt: number
  sizeGb: number
  of: number
}

function addSnapshot({ state }: Generating, { source, vm, createdAt, sizeGb, of }: SnapshotOrder): void {
  const id = nextNumber(state, 'snapshot')
  const day = new Date(createdAt).toISOString().slice(0, 10)
  state.snapshots.push({
    id,
    projectId: vm.projectId,
    ...source,
    name: `${vm.name}-${day}`,
    sizeGb,
    targetSizeGb: of,
    active: false,
    createdBy: vm.createdBy,
    createdAt,
  })
}
