import { uuidOf } from './ids'
import type { Role, Scope } from './model'
import { ACCOUNT_PERMISSIONS, type AccountPermission, PROJECT_PERMISSIONS, type ProjectPermission } from './permissions'

export type SystemRole =
  | 'owner'
  | 'admin'
  | 'billing'
  | 'member'
  | 'project-admin'
  | 'operator'
  | 'project-member'
  | 'viewer'

const NOT_FOR_ADMIN: AccountPermission[] = [
  'account.update',
  'account.delete',
  'account.billing.manage',
  'account.roles.create',
  'account.roles.update',
  'account.roles.delete',
]

const VIEWER = PROJECT_PERMISSIONS.filter((name) => name.endsWith('.view'))
const MEMBER: ProjectPermission[] = [...VIEWER, 'vm.power', 'snapshot.create']
const OPERATOR = PROJECT_PERMISSIONS.filter(
  (name) => !name.endsWith('.delete') && name !== 'ip.release' && !/^project\.members\.(add|update|remove)$/.test(name),
)

const DEFINITIONS: Record<SystemRole, { name: string; scope: Scope; description: string; permissions: string[] }> = {
  owner: {
    name: 'Owner',
    scope: 'account',
    description: 'Everything, in every project there is and will be',
    permissions: ACCOUNT_PERMISSIONS,
  },
  admin: {
    name: 'Admin',
    scope: 'account',
    description: 'Runs the account: people, keys, projects',
    permissions: ACCOUNT_PERMISSIONS.filter((name) => !NOT_FOR_ADMIN.includes(name)),
  },
  billing: {
    name: 'Billing',
    scope: 'account',
    description: 'Bills and payment',
    permissions: ['account.billing.view', 'account.billing.manage'],
  },
  member: {
    name: 'Member',
    scope: 'account',
    description: 'Belongs to the account',
    permissions: ['account.view', 'account.projects.view', 'account.ssh_keys.view'],
  },
  'project-admin': {
    name: 'Project Admin',
    scope: 'project',
    description: 'Everything in the project',
    permissions: PROJECT_PERMISSIONS,
  },
  operator: {
    name: 'Operator',
    scope: 'project',
    description: 'Runs what is there and makes new things; deletes nothing',
    permissions: OPERATOR,
  },
  'project-member': {
    name: 'Project Member',
    scope: 'project',
    description: 'Sees everything, starts, stops and takes snapshots',
    permissions: MEMBER,
  },
  viewer: { name: 'Viewer', scope: 'project', description: 'Sees everything, changes nothing', permissions: VIEWER },
}

/** System roles have the same ids in every practice account. */
export function systemRoleId(slug: SystemRole): string {
  return uuidOf('system-roles', slug)
}

export function systemRoles(createdAt: number): Role[] {
  return Object.entries(DEFINITIONS).map(([slug, role]) => ({
    id: systemRoleId(slug as SystemRole),
    slug,
    ...role,
    permissions: [...role.permissions],
    isSystem: true,
    createdBy: null,
    createdAt,
    updatedAt: createdAt,
  }))
}
