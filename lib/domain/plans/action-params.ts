import type { FirewallRule } from '../inventory/facts'

// What is chosen with each action. lib/contracts/plans.ts checks what comes in from outside against the same names.

export type NoParams = Record<string, never>

export type ScheduleTimes = {
  type: 'daily' | 'weekly'
  /** such as "8am" */
  time: string
  dayOfWeek?: string | undefined
  keepCount: number
}

export type ParamsOf = {
  'vm.start': NoParams
  'vm.stop': NoParams
  'vm.snapshot': { name?: string | undefined }
  'vm.backup': { name?: string | undefined }
  'vm.tag-add': { tag: string; priority?: number | undefined }
  'vm.tag-remove': { tag: string }
  'vm.save-image': { name?: string | undefined }
  'vm.delete': {
    /** now: at once. safe: stop now, save an image, delete on a later day if nobody objects. */
    path: 'now' | 'safe'
    volumeAction: 'detach' | 'delete'
    deleteVpc: boolean
    /** Days between the image and the delete, on the safe path. */
    afterDays: number
  }
  'volume.snapshot': { name?: string | undefined }
  'volume.delete': NoParams
  'snapshot.delete': NoParams
  'backup.delete': NoParams
  'backup-series.delete': NoParams
  'backup-schedule.create': ScheduleTimes
  'backup-schedule.update': Partial<ScheduleTimes>
  'backup-schedule.delete': NoParams
  'ip.release': NoParams
  'security-group.update': {
    rules: FirewallRule[]
    /** Goes on although nobody may get in any more: two people have to agree. */
    insist: boolean
  }
  'security-group.temporary-access': { ip: string; ports: string; protocol: 'TCP' | 'UDP'; minutes: number }
  'api-key.create': {
    name: string
    accountRoleId?: string | undefined
    /** In each of the projects it is asked of. */
    projectRoleId?: string | undefined
    expiresAt?: string | undefined
  }
  'api-key.rotate': {
    /** planned: the old key works until the new one does. leaked: it is switched off first. */
    why: 'planned' | 'leaked'
    name?: string | undefined
    /** Days between switching the old key off and removing it. */
    quietDays: number
    expiresAt?: string | undefined
  }
  'api-key.deactivate': NoParams
  'api-key.activate': NoParams
  'api-key.revoke': NoParams
}
