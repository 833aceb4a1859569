import { uuidOf } from '../ids'
import type { Scope } from '../model'
import { ACCOUNT_PERMISSIONS, PROJECT_PERMISSIONS } from '../permissions'
import { type SystemRole, systemRoleId } from '../system-roles'
import { type Draft, daysAgo, isThere } from './draft'

interface RoleRow {
  name: string
  scope: Scope
  about: string
  age: number
  permissions: readonly string[]
}

/** Roles the company made for itself, beside Raff's. */
const CUSTOM_ROLES = {
  'inventory-reader': {
    name: 'Inventory reader',
    scope: 'account',
    about: 'Sees people, roles, keys and projects; changes nothing',
    age: 95,
    permissions: ACCOUNT_PERMISSIONS.filter((name) => name.endsWith('.view')),
  },
  'dashboard-reader': {
    name: 'Dashboard reader',
    scope: 'project',
    about: 'Sees what runs, but no copies',
    age: 215,
    permissions: PROJECT_PERMISSIONS.filter((name) => name.endsWith('.view') && name !== 'backup.view'),
  },
} as const satisfies Record<string, RoleRow>

export type CustomRole = keyof typeof CUSTOM_ROLES

function isCustom(role: SystemRole | CustomRole): role is CustomRole {
  return role in CUSTOM_ROLES
}

export function roleId({ seed }: Pick<Draft, 'seed'>, role: SystemRole | CustomRole): string {
  return isCustom(role) ? uuidOf(seed, 'company-role', role) : systemRoleId(role)
}

export function addRoles(draft: Draft): void {
  for (const [slug, row] of Object.entries<RoleRow>(CUSTOM_ROLES)) {
    if (!isThere(draft, slug, row)) continue
    const createdAt = daysAgo(draft, row.age, slug)
    draft.state.roles.push({
      id: roleId(draft, slug as CustomRole),
      name: row.name,
      slug,
      description: row.about,
      scope: row.scope,
      permissions: [...row.permissions],
      isSystem: false,
      createdBy: draft.state.account.ownerUserId,
      createdAt,
      updatedAt: createdAt,
    })
  }
}
