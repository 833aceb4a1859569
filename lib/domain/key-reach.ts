import type { ConnectionPurpose } from './connection-status'
import { inWords, thingOf, thingsWithin } from './permission-words'

// What a Raff key reaches, worked out from what it could read about itself. A key that may not read the list of keys does
// not know its own roles: then what it could change is unknown, and unknown is not the same as nothing.

export type KeyFacts = {
  /** Raff's id of the account, from any row that carries it. */
  raffAccountId: string | null
  /** The key's own row; null when it may not read the list of keys. */
  self: {
    name: string
    accountRoleId: string | null
    accountRoleName: string | null
    projects: { id: string; name: string | null; roleId: string | null; roleName: string | null }[]
  } | null
  /** Null when it may not read them. */
  roles: { id: string; name: string; slug: string | null; isSystem: boolean; permissions: string[] }[] | null
  projects: { id: string; name: string }[]
  /** What was tried and refused, in words. */
  refused: string[]
}

export type ProjectReach = {
  id: string
  name: string
  /** Null: unknown. */
  role: string | null
  destroys: string[] | null
  changes: string[] | null
}

export type KeyReach = {
  raffAccountId: string | null
  /** The key's name at Raff; null when it cannot look itself up. */
  keyName: string | null
  accountRole: { name: string; owner: boolean } | null
  /** In the account, outside of projects. Null: unknown. */
  account: { destroys: string[]; changes: string[] } | null
  projects: ProjectReach[]
  /** An Owner reaches the projects that will be made later, too. */
  everyProject: boolean
  /** What it may not read although Stocktake would like to. */
  blindTo: string[]
}

export function keyReach({ raffAccountId, self, roles, projects, refused }: KeyFacts): KeyReach {
  const permissionsOf = (roleId: string | null) => roles?.find((role) => role.id === roleId)?.permissions ?? null
  const accountRole = self?.accountRoleId ? (roles?.find((role) => role.id === self.accountRoleId) ?? null) : null
  const owner = accountRole?.isSystem === true && accountRole.slug === 'owner'
  const accountPermissions = self === null ? null : self.accountRoleId ? permissionsOf(self.accountRoleId) : []
  return {
    raffAccountId,
    keyName: self?.name ?? null,
    accountRole: self?.accountRoleId
      ? { name: accountRole?.name ?? self.accountRoleName ?? 'a role we cannot see', owner }
      : null,
    account: accountPermissions && powersOf(accountPermissions),
    projects: projects.map(({ id, name }) => {
      if (owner) return { id, name, role: 'Owner', destroys: ['everything'], changes: ['everything'] }
      // more than one row for a project adds up
      const access = self?.projects.filter((one) => one.id === id) ?? []
      const permissions = access.map(({ roleId }) => permissionsOf(roleId))
      const known = permissions.length > 0 && permissions.every((some) => some !== null)
      return {
        id,
        name,
        role: access.map(({ roleName }) => roleName).find((role) => role !== null) ?? null,
        destroys: known ? powersOf(permissions.flat() as string[]).destroys : null,
        changes: known ? powersOf(permissions.flat() as string[]).changes : null,
      }
    }),
    everyProject: owner,
    blindTo: owner ? refused : [...refused, ...blindInProjects(self, projects, permissionsOf)],
  }
}

const PROJECT_KINDS = [
  'vm.view',
  'volume.view',
  'snapshot.view',
  'backup.view',
  'vpc.view',
  'ip.view',
  'security_group.view',
]

/** Kinds that no role of the key lets it see, for roles that speak of seeing at all: others cannot be judged from here. */
function blindInProjects(
  self: KeyFacts['self'],
  projects: KeyFacts['projects'],
  permissionsOf: (roleId: string | null) => string[] | null,
): string[] {
  const sight = projects.map(({ id, name }) => {
    const roles = self?.projects.filter((one) => one.id === id).map(({ roleId }) => permissionsOf(roleId)) ?? []
    const permissions = roles.flatMap((some) => some ?? [])
    return { name, permissions, judged: permissions.some((one) => PROJECT_KINDS.includes(one)) }
  })
  const judged = sight.filter((one) => one.judged)
  return PROJECT_KINDS.flatMap((kind) => {
    const blind = judged.filter(({ permissions }) => !permissions.includes(kind))
    if (blind.length === 0) return []
    const everywhere = blind.length === projects.length
    return [everywhere ? thingOf(kind) : `${thingOf(kind)} in ${inWords(blind.map(({ name }) => name))}`]
  })
}

/** Whatever can be destroyed can be changed, too. */
function powersOf(permissions: readonly string[]) {
  return {
    destroys: thingsWithin(permissions, ['destroy']),
    changes: thingsWithin(permissions, ['change', 'destroy']),
  }
}

/**
 * What `accepted` could do for its purpose and `now` cannot, as sentences. A key for reading that may change less than
 * before has lost nothing that it was stored for.
 */
export function lossesOf(accepted: KeyReach, now: KeyReach, purpose: ConnectionPurpose): string[] {
  const left = new Map(now.projects.map((project) => [project.id, project]))
  const projects = accepted.projects.flatMap((before) => {
    const project = left.get(before.id)
    if (!project) return [`The project ${before.name} is out of its reach.`]
    const fewer = before.changes?.some((thing) => project.changes && !project.changes.includes(thing))
    if (purpose === 'read' || !fewer || now.everyProject) return []
    return [`In ${project.name} it may do less: ${project.role ?? 'less'} now, ${before.role ?? 'more'} before.`]
  })
  const blind = now.blindTo.filter((thing) => !accepted.blindTo.includes(thing))
  return [...projects, ...blind.map((thing) => `It may not read ${thing} any more.`)]
}
