import type { ApiKey, Role } from './model'
import type { AccountPermission, ProjectPermission } from './permissions'
import type { Store } from './store'
import { ApiError } from './wire/api-error'
import { hashOfSecret } from './key-secret'

/** Who is calling and what they may do, read anew for every request because roles are live. */
export interface Caller {
  key: ApiKey
  /** The person the key stands for: what it makes and writes is theirs. */
  userId: string
  isOwner: boolean
  may(permission: AccountPermission): boolean
  mayIn(projectId: string, permission: ProjectPermission): boolean
  /** Has any role there; an Owner has one everywhere. */
  reaches(projectId: string): boolean
}

export function authenticate(store: Store, secret: string | undefined, now: number): ApiKey {
  if (!secret) throw new ApiError(401, 'API key required')
  const key = store.apiKeys.where('secretHash', hashOfSecret(secret))[0]
  if (!key) throw new ApiError(401, 'Invalid API key')
  if (!key.isActive) throw new ApiError(401, 'API key is inactive')
  if (key.expiresAt !== null && key.expiresAt <= now) throw new ApiError(401, 'API key has expired')
  return key
}

export function callerOf(store: Store, key: ApiKey): Caller {
  const accountRoles = accountRolesOf(store, key)
  const account = new Set(accountRoles.flatMap((role) => role.permissions))
  const isOwner = accountRoles.some((role) => role.isSystem && role.slug === 'owner')
  const projects = projectPermissionsOf(store, key)
  return {
    key,
    userId: key.createdBy ?? store.account.ownerUserId,
    isOwner,
    may: (permission) => account.has(permission),
    mayIn: (projectId, permission) => isOwner || projects.get(projectId)?.has(permission) === true,
    reaches: (projectId) => (isOwner ? store.projects.get(projectId) !== undefined : projects.has(projectId)),
  }
}

function accountRolesOf(store: Store, key: ApiKey): Role[] {
  const memberships = store.members.where('apiKeyId', key.id).filter((member) => member.status === 'active')
  const ids = [key.roleId, ...memberships.map((member) => member.roleId)]
  return ids.flatMap((id) => (id === null ? [] : (store.roles.get(id) ?? [])))
}

function projectPermissionsOf(store: Store, key: ApiKey): Map<string, Set<string>> {
  const access = new Map<string, Set<string>>()
  for (const member of store.projectMembers.where('apiKeyId', key.id)) {
    if (member.status !== 'active') continue
    const role = store.roles.get(member.roleId)
    access.set(member.projectId, new Set([...(access.get(member.projectId) ?? []), ...(role?.permissions ?? [])]))
  }
  return access
}
