import { readBackup } from '../parse/backup'
import { readBackupSchedule } from '../parse/backup-schedule'
import type { Raw } from '../parse/rows'
import { readSecurityGroup } from '../parse/security-group'
import { readSnapshot } from '../parse/snapshot'
import { readVmImage } from '../parse/vm-image'
import { at } from '../place'
import type { Writing, WriteOptions } from '../writing'

/** Every change belongs to a project, and Raff wants it named. */
type InProject = WriteOptions & { projectId: string }

export interface DeleteVm {
  /** Raff documents its default both ways, so there is none here. */
  volumeAction: 'detach' | 'delete'
  /** likewise */
  deleteVpc: boolean
}

export interface ScheduleTimes {
  type: 'daily' | 'weekly'
  /** such as "8am" */
  time: string
  /** such as "Saturday"; needed for weekly */
  dayOfWeek?: string | undefined
  keepCount: number
}

/** Changes to what runs. */
export function inventoryWrites({ plain, showing }: Writing) {
  return {
    vms: {
      start: (id: string, options: InProject) => plain(at`/vms/${id}/start`, { method: 'POST', ...options }),
      stop: (id: string, options: InProject) => plain(at`/vms/${id}/stop`, { method: 'POST', ...options }),
      reboot: (id: string, options: InProject) => plain(at`/vms/${id}/reboot`, { method: 'POST', ...options }),
      addTag: (id: string, tag: { name: string; priority?: number | undefined }, options: InProject) =>
        plain(at`/vms/${id}/tags`, { method: 'POST', body: tag, ...options }),
      removeTag: (id: string, tagId: string, options: InProject) =>
        plain(at`/vms/${id}/tags/${tagId}`, { method: 'DELETE', ...options }),
      /** Of the OS disk as it is now: stop the server first, or the image may be torn. */
      saveImage: (id: string, image: { name: string; description?: string | undefined }, options: InProject) =>
        showing(
          at`/vms/${id}/save-image`,
          { method: 'POST', body: { ...image, disk_id: 0, snapshot_id: -1 }, ...options },
          readVmImage,
        ),
      delete: (id: string, { volumeAction, deleteVpc }: DeleteVm, options: InProject) =>
        plain(at`/vms/${id}`, {
          method: 'DELETE',
          body: { volume_action: volumeAction, delete_vpc: deleteVpc },
          ...options,
        }),
    },
    volumes: {
      delete: (id: string, options: InProject) => plain(at`/volumes/${id}`, { method: 'DELETE', ...options }),
    },
    snapshots: {
      createOfVm: (vmId: string, name: string, options: InProject) =>
        showing(
          at`/snapshots`,
          { method: 'POST', body: { resource_type: 'vm', resource_id: vmId, name }, ...options },
          readSnapshot,
        ),
      createOfVolume: (volumeId: string, name: string, options: InProject) =>
        showing(
          at`/snapshots`,
          { method: 'POST', body: { resource_type: 'volume', volume_id: asItCame(volumeId), name }, ...options },
          readSnapshot,
        ),
      delete: (id: string, options: InProject) => plain(at`/snapshots/${id}`, { method: 'DELETE', ...options }),
    },
    backups: {
      create: (vmId: string, name: string | undefined, options: InProject) =>
        showing(at`/backups`, { method: 'POST', body: { vm_id: vmId, name }, ...options }, readBackup),
      delete: (id: string, options: InProject) => plain(at`/backups/${id}`, { method: 'DELETE', ...options }),
      /** The whole series that this restore point belongs to. */
      deleteSeries: (id: string, options: InProject) =>
        plain(at`/backups/${id}/chain`, { method: 'DELETE', ...options }),
    },
    backupSchedules: {
      create: (vmId: string, times: ScheduleTimes, options: InProject) =>
        showing(
          at`/backup-schedules`,
          { method: 'POST', body: { vm_id: vmId, ...timesBody(times) }, ...options },
          readBackupSchedule,
        ),
      update: (id: string, times: Partial<ScheduleTimes>, options: InProject) =>
        showing(
          at`/backup-schedules/${id}`,
          { method: 'PATCH', body: timesBody(times), ...options },
          readBackupSchedule,
        ),
      delete: (id: string, options: InProject) => plain(at`/backup-schedules/${id}`, { method: 'DELETE', ...options }),
    },
    ips: {
      /** For good: this address cannot be had again. */
      release: (id: string, options: InProject) => plain(at`/ips/${id}/reserve`, { method: 'DELETE', ...options }),
    },
    securityGroups: {
      /** Replaces the whole set. Rules that stay are sent back as they came, from the group's `raw.rules`. */
      replaceRules: (id: string, rules: readonly Raw[], options: InProject) =>
        showing(at`/security-groups/${id}`, { method: 'PUT', body: { rules }, ...options }, readSecurityGroup),
    },
  }
}

function timesBody({ type, time, dayOfWeek, keepCount }: Partial<ScheduleTimes>) {
  return { type, time, day_of_week: dayOfWeek, keep_count: keepCount }
}

/** Ids of volumes come as numbers and have to go back as numbers; we carry every id as text. */
function asItCame(id: string): string | number {
  return /^\d{1,15}$/.test(id) ? Number(id) : id
}
