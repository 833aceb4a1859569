import type { ApiKeyFacts, RoleFacts } from './facts'
import type { Kind } from './kinds'

// Lists of the whole account leave out, without a word, what a key may not see in one project. What a key's own roles say
// is the only hint at it before anything has vanished. A hint and no more: the names of permissions are not all written
// down, so the project itself is asked before anything counts as out of sight.

/** Any of these lets a key see the kind. */
const SEES: Partial<Record<Kind, string[]>> = {
  vm: ['vm.view'],
  volume: ['volume.view'],
  snapshot: ['snapshot.view'],
  backup: ['backup.view'],
  'backup-schedule': ['backup.view', 'backup_schedule.view'],
  vpc: ['vpc.view'],
  'security-group': ['security_group.view'],
}

const ALL_VIEWS = new Set(Object.values(SEES).flat())

/** By kind: the projects in which the key with this prefix probably sees nothing of it. */
export function probablyUnseen(
  prefix: string | null,
  keys: readonly ApiKeyFacts[],
  roles: ReadonlyMap<string, RoleFacts>,
): Map<Kind, string[]> {
  const unseen = new Map<Kind, string[]>()
  const own = prefix === null ? undefined : keys.find((key) => key.prefix === prefix)
  if (!own || isOwner(own, roles)) return unseen
  for (const [projectId, permissions] of permissionsByProject(own, roles)) {
    // a role that speaks of nothing we know cannot be judged by what it does not say
    if (!permissions.some((permission) => ALL_VIEWS.has(permission))) continue
    for (const [kind, any] of Object.entries(SEES) as [Kind, string[]][]) {
      if (any.some((permission) => permissions.includes(permission))) continue
      unseen.set(kind, [...(unseen.get(kind) ?? []), projectId])
    }
  }
  return unseen
}

function isOwner({ roleId }: ApiKeyFacts, roles: ReadonlyMap<string, RoleFacts>): boolean {
  const role = roleId === null ? undefined : roles.get(roleId)
  return role?.isSystem === true && role.slug === 'owner'
}

function permissionsByProject(key: ApiKeyFacts, roles: ReadonlyMap<string, RoleFacts>): Map<string, string[]> {
  const byProject = new Map<string, string[]>()
  for (const { projectId, roleId } of key.projectAccesses) {
    const permissions = roleId === null ? [] : (roles.get(roleId)?.permissions ?? [])
    byProject.set(projectId, [...(byProject.get(projectId) ?? []), ...permissions])
  }
  return byProject
}
