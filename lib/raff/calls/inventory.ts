import { readEnvelope, readOneOf } from '../envelope'
import { readBackup } from '../parse/backup'
import { readBackupSchedule } from '../parse/backup-schedule'
import { readIp } from '../parse/ip'
import { readProject } from '../parse/project'
import { readSecurityGroup } from '../parse/security-group'
import { readSnapshot } from '../parse/snapshot'
import { readVm } from '../parse/vm'
import { readVmNetwork } from '../parse/vm-network'
import { readVmNotes } from '../parse/vm-notes'
import { readVolume } from '../parse/volume'
import { readVpc } from '../parse/vpc'
import { at } from '../place'
import type { ListOptions, Reading, ReadOptions } from '../reading'

/** A single thing of a project is only found together with its project. */
type InProject = ReadOptions & { projectId: string }

/** Without a project: everything the key reaches. */
type Lists = ListOptions & { projectId?: string | undefined }

/** What runs in the projects of an account. */
export function inventoryReads({ one, pages, whole, answer }: Reading) {
  return {
    projects: {
      list: (options: ListOptions = {}) => pages(at`/projects`, readProject, options),
      get: (id: string, options: ReadOptions = {}) => one(at`/projects/${id}`, readProject, options),
    },
    vms: {
      // this list filters by a query parameter; the header alone does not
      list: ({ projectId, ...options }: Lists = {}) =>
        pages(at`/vms`, readVm, { ...options, query: { project_id: projectId } }),
      get: (id: string, options: ReadOptions = {}) => one(at`/vms/${id}`, readVm, options),
      networks: (id: string, options: ListOptions = {}) => whole(at`/vms/${id}/networks`, readVmNetwork, options),
      notes: (id: string, options: ReadOptions = {}) =>
        answer(at`/vms/${id}/notes`, (json) => readVmNotes(readEnvelope(json)), options),
    },
    volumes: {
      list: ({ vmId, ...options }: Lists & { vmId?: string } = {}) =>
        pages(at`/volumes`, readVolume, { ...options, query: { vm_id: vmId } }),
      get: (id: string, options: InProject) => one(at`/volumes/${id}`, readVolume, options),
    },
    snapshots: {
      list: ({
        vmId,
        volumeId,
        type,
        ...options
      }: Lists & { vmId?: string; volumeId?: string; type?: 'vm' | 'volume' } = {}) =>
        pages(at`/snapshots`, readSnapshot, { ...options, query: { vm_id: vmId, volume_id: volumeId, type } }),
      get: (id: string, options: InProject) => one(at`/snapshots/${id}`, readSnapshot, options),
    },
    backups: {
      list: ({ vmId, ...options }: Lists & { vmId?: string } = {}) =>
        pages(at`/backups`, readBackup, { ...options, query: { vm_id: vmId } }),
      get: (id: string, options: InProject) => one(at`/backups/${id}`, readBackup, options),
    },
    backupSchedules: {
      list: ({ vmId, ...options }: Lists & { vmId?: string } = {}) =>
        pages(at`/backup-schedules`, readBackupSchedule, { ...options, query: { vm_id: vmId } }),
      get: (id: string, options: InProject) => one(at`/backup-schedules/${id}`, readBackupSchedule, options),
    },
    ips: {
      // only ever one project at a time: Raff insists
      list: (options: ListOptions & { projectId: string }) => pages(at`/ips`, readIp, options),
      get: (id: string, options: ReadOptions = {}) => one(at`/ips/${id}`, readIp, options),
    },
    vpcs: {
      list: (options: Lists = {}) => whole(at`/vpcs`, readVpc, options),
      get: (id: string, options: InProject) => answer(at`/vpcs/${id}`, readVpcDetail, options),
    },
    securityGroups: {
      list: (options: Lists = {}) => whole(at`/security-groups`, readSecurityGroup, options),
      get: (id: string, options: InProject) => one(at`/security-groups/${id}`, readSecurityGroup, options),
    },
  }
}

const readVpcDetail = (json: unknown) => readOneOf(readVpc, 'vpc')(readEnvelope(json).data)
