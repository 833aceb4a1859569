import { FREE_BACKUPS } from '../catalog'
import type { Backup, Image, Schedule, Snapshot, Volume } from '../model'
import { runtimeWords } from '../next-run'
import type { Store } from '../store'
import { time } from '../wire/answer'
import { backupMonthly, perHour, snapshotMonthly, volumeMonthly } from '../wire/price'

const DAY_MS = 24 * 60 * 60 * 1000

export function volumeView(store: Store, volume: Volume) {
  return {
    id: volume.id,
    account_id: store.account.id,
    project_id: volume.projectId,
    product_vm: volume.vmId ?? '',
    name: volume.name,
    volume_type: 'nvme',
    size: volume.size,
    status: volume.status,
    price_per_hour: perHour(volumeMonthly(volume)),
    region: volume.region,
    created_at: time(volume.createdAt),
    updated_at: time(volume.updatedAt),
  }
}

/** A volume's snapshot does not say which volume it came from. */
export function snapshotView(store: Store, snapshot: Snapshot) {
  return {
    id: snapshot.id,
    account_id: store.account.id,
    project_id: snapshot.projectId,
    created_by: snapshot.createdBy ?? undefined,
    type: snapshot.type,
    name: snapshot.name,
    size: gigabytes(snapshot.sizeGb),
    target_size: gigabytes(snapshot.targetSizeGb),
    status: snapshot.active ? 'active' : '',
    product_vm: snapshot.vmId ?? undefined,
    price_per_hour: perHour(snapshotMonthly(snapshot)),
    created_at: time(snapshot.createdAt),
  }
}

export function backupView(store: Store, backup: Backup) {
  return {
    id: backup.id,
    account_id: store.account.id,
    project_id: backup.projectId,
    created_by: backup.createdBy ?? undefined,
    region: backup.region,
    product_vm: backup.vmId,
    name: backup.name,
    storage_size: backup.sizeMb,
    status: backup.status,
    price_per_hour: perHour(backupCost(store, backup)),
    expire_date: expiryOf(store, backup),
    increment_id: backup.increment,
    created_at: time(backup.createdAt),
  }
}

/** The newest few of each server are free; which those are changes with every new one. */
function backupCost(store: Store, backup: Backup): number {
  const newer = store.backups.where('vmId', backup.vmId).filter((other) => isNewer(other, backup))
  return newer.length < FREE_BACKUPS ? 0 : backupMonthly(backup)
}

function isNewer(other: Backup, backup: Backup): boolean {
  return other.status === 'ready' && other.createdAt > backup.createdAt
}

/** When the schedule that took it will have taken enough newer ones. */
function expiryOf(store: Store, backup: Backup): string | undefined {
  const schedule = backup.scheduleId === null ? undefined : store.schedules.get(backup.scheduleId)
  if (!schedule) return undefined
  const days = schedule.type === 'daily' ? 1 : 7
  return time(backup.createdAt + schedule.keepCount * days * DAY_MS)
}

export function scheduleView(store: Store, schedule: Schedule) {
  const kept = store.backups.where('scheduleId', schedule.id)
  const monthly = kept.reduce((sum, backup) => sum + backupCost(store, backup), 0)
  const megabytes = kept.reduce((sum, backup) => sum + backup.sizeMb, 0)
  return {
    id: schedule.id,
    account_id: store.account.id,
    project_id: schedule.projectId,
    created_by: schedule.createdBy ?? undefined,
    region: schedule.region,
    product_vm: schedule.vmId,
    name: schedule.name,
    type: schedule.type,
    runtime: runtimeWords(schedule),
    keep_count: schedule.keepCount,
    price_per_hour: perHour(monthly),
    size: gigabytes(megabytes / 1024),
    created_at: time(schedule.createdAt),
  }
}

export function imageView(image: Image) {
  return {
    id: image.id,
    name: image.name,
    version: image.version,
    description: image.description,
    os_type: image.osType,
    is_windows: image.isWindows,
    region: image.region,
    created_at: time(image.createdAt),
  }
}

function gigabytes(size: number): string {
  return `${size.toFixed(2)} GB`
}
