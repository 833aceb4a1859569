// What a role can allow. Raff says how many there are and what a few are called; the rest is named after its resources.

import type { Scope } from './model'

export interface Permission {
  name: string
  description: string
  scope: Scope
  category: string
}

const ACCOUNT = {
  'account.view': 'See the account',
  'account.update': 'Change the account',
  'account.delete': 'Close the account',
  'account.billing.view': 'See bills and balance',
  'account.billing.manage': 'Pay and change how to pay',
  'account.members.view': 'See members',
  'account.members.invite': 'Invite and add members',
  'account.members.update': 'Change a member',
  'account.members.remove': 'Remove a member',
  'account.roles.view': 'See roles',
  'account.roles.create': 'Make a role',
  'account.roles.update': 'Change a role',
  'account.roles.delete': 'Delete a role',
  'account.api_keys.view': 'See API keys',
  'account.api_keys.create': 'Make an API key',
  'account.api_keys.update': 'Change or regenerate an API key',
  'account.api_keys.delete': 'Revoke an API key',
  'account.projects.view': 'See projects',
  'account.projects.create': 'Make a project',
  'account.ssh_keys.view': 'See SSH keys',
  'account.ssh_keys.manage': 'Add, rename and delete SSH keys',
} as const

const PROJECT = {
  'project.view': 'See the project',
  'project.update': 'Change the project',
  'project.delete': 'Delete the project',
  'project.members.view': 'See who is in the project',
  'project.members.add': 'Add and invite to the project',
  'project.members.update': 'Change a role in the project',
  'project.members.remove': 'Remove from the project',
  'vm.view': 'See servers',
  'vm.create': 'Create a server',
  'vm.update': 'Rename, tag, note, reset password, save image',
  'vm.power': 'Start, stop and reboot',
  'vm.resize': 'Resize a server or its disk',
  'vm.rebuild': 'Reinstall and factory reset',
  'vm.delete': 'Delete a server',
  'volume.view': 'See volumes',
  'volume.create': 'Create a volume',
  'volume.update': 'Attach, detach and grow a volume',
  'volume.delete': 'Delete a volume',
  'snapshot.view': 'See snapshots',
  'snapshot.create': 'Take and rename snapshots',
  'snapshot.restore': 'Restore a snapshot',
  'snapshot.delete': 'Delete a snapshot',
  'backup.view': 'See backups and schedules',
  'backup.create': 'Take a backup, start a new series',
  'backup.restore': 'Restore a backup',
  'backup.delete': 'Delete a backup or a series',
  'backup_schedule.manage': 'Create and change schedules',
  'backup_schedule.delete': 'Delete a schedule',
  'vpc.view': 'See private networks',
  'vpc.create': 'Create a private network',
  'vpc.update': 'Change a private network, attach and detach',
  'vpc.delete': 'Delete a private network',
  'ip.view': 'See public addresses',
  'ip.reserve': 'Reserve and change an address',
  'ip.attach': 'Attach and detach an address',
  'ip.release': 'Release an address',
  'security_group.view': 'See security groups',
  'security_group.create': 'Create a security group',
  'security_group.update': 'Change, attach and detach a security group',
  'security_group.delete': 'Delete a security group',
} as const

export type AccountPermission = keyof typeof ACCOUNT
export type ProjectPermission = keyof typeof PROJECT

export const ACCOUNT_PERMISSIONS = Object.keys(ACCOUNT) as AccountPermission[]
export const PROJECT_PERMISSIONS = Object.keys(PROJECT) as ProjectPermission[]

export const PERMISSIONS: Permission[] = [...catalogOf(ACCOUNT, 'account'), ...catalogOf(PROJECT, 'project')]

function catalogOf(words: Record<string, string>, scope: Scope): Permission[] {
  return Object.entries(words).map(([name, description]) => ({ name, description, scope, category: categoryOf(name) }))
}

/** The part before the verb, without the scope: `account.members.view` is about `members`. */
function categoryOf(name: string): string {
  const parts = name.split('.')
  return parts[parts.length - 2] ?? name
}
