import { powerOf } from '../../permission-words'
import type { Draft } from '../draft'
import type { Look } from '../look'
import type { PlanThing } from '../plan-facts'
import { type Place, placeOf } from '../risk'
import { type Statement, state } from '../say'

// What a key is to the account and to Stocktake itself.

export type Key = PlanThing<'api-key'>

const MANAGES_KEYS = ['account.api_keys.update', 'account.api_keys.delete', 'account.api_keys.manage']

/** An Owner reaches every project there is and will be. */
export function isOwnerKey({ facts }: Key, look: Look): boolean {
  const role = look.find('role', facts.roleId)
  return role ? role.facts.slug === 'owner' : facts.roleSlug === 'owner'
}

/** Where a key can do something. */
export function placesOf(key: Key, look: Look): Place[] {
  if (isOwnerKey(key, look)) return placesOfProjects(look.all('project'))
  const projects = key.facts.projectAccesses.map(({ projectId }) => look.find('project', projectId))
  const places: Place[] = projects.map((project) => (project ? placeOf(project) : 'unknown'))
  return placesWithRole(places, key.facts.roleId, look)
}

/** A role in the account that only looks adds no place to those of the projects. */
export function placesWithRole(projects: Place[], roleId: string | null, look: Look): Place[] {
  const account = placesOfRole(roleId, look).filter((place) => place !== 'other' || projects.length === 0)
  return [...new Set([...projects, ...account])]
}

export function placesOfProjects(projects: readonly PlanThing<'project'>[]): Place[] {
  return projects.length > 0 ? [...new Set(projects.map(placeOf))] : ['unknown']
}

/** A role in the account that may change something is above every project. */
function placesOfRole(roleId: string | null, look: Look): Place[] {
  if (roleId === null) return ['other']
  const role = look.find('role', roleId)
  if (!role) return ['unknown']
  return role.facts.permissions.every((permission) => powerOf(permission) === 'see') ? ['other'] : ['production']
}

export function projectNames(key: Key, look: Look): string[] {
  return key.facts.projectAccesses
    .map(({ projectId, projectName }) => look.find('project', projectId)?.name ?? projectName ?? projectId)
    .sort()
}

/** The connection of ours that works with this very key. */
export function connectionOf({ facts }: Key, look: Look) {
  return look.facts.connections.find(({ prefix }) => prefix === facts.prefix)
}

/** Null: it may go. Without this key nothing could be run any more, not even what takes it back. */
export function whyNotWithout(key: Key, look: Look): string | null {
  const own = connectionOf(key, look)
  if (own?.purpose !== 'act') return null
  const others = look.facts.connections.filter(
    ({ purpose, prefix }) => purpose === 'act' && prefix !== key.facts.prefix,
  )
  if (others.length > 0) return null
  return `Stocktake runs every approved request with ${key.name} (connection “${own.name}”), this one, too. Put another key into that connection first.`
}

export function isLastKeyManager(key: Key, look: Look): boolean {
  if (!key.facts.isActive || !managesKeys(key, look)) return false
  return !look
    .all('api-key')
    .some(
      (other) => other.raffId !== key.raffId && look.stays(other) && other.facts.isActive && managesKeys(other, look),
    )
}

function managesKeys(key: Key, look: Look): boolean {
  if (isOwnerKey(key, look)) return true
  return (
    look.find('role', key.facts.roleId)?.facts.permissions.some((permission) => MANAGES_KEYS.includes(permission)) ??
    false
  )
}

/** What stands still without it: Stocktake's own reading, managing keys by script. */
export function lossesWithout(key: Key, look: Look): Statement[] {
  const own = connectionOf(key, look)
  return [
    ...(own?.purpose === 'read' ? [state('stocktake-goes-blind', { key: key.name, connection: own.name })] : []),
    ...(own?.purpose === 'act' ? [state('connection-stops-acting', { key: key.name, connection: own.name })] : []),
    ...(isLastKeyManager(key, look) ? [state('last-key-manager', { key: key.name })] : []),
  ]
}

/** Days. A key that was used within them is taken to be in use. */
const IN_USE_DAYS = 7

export function lastUseOf({ name, facts }: Key, now: Date): Statement {
  const { lastUsedAt } = facts
  if (lastUsedAt === null) return state('key-never-used', { key: name })
  const isRecent = now.getTime() - new Date(lastUsedAt).getTime() < IN_USE_DAYS * 24 * 60 * 60_000
  return isRecent
    ? state('key-in-use', { key: name, passing: { lastUsedAt } })
    : state('key-quiet', { key: name, passing: { lastUsedAt } })
}

export function reachStatement(key: Key, look: Look): Statement {
  if (isOwnerKey(key, look)) return state('key-reaches-everything', { key: key.name })
  const projects = projectNames(key, look)
  return projects.length > 0
    ? state('key-reaches', { key: key.name, projects, role: key.facts.roleName })
    : state('key-reaches-no-project', { key: key.name, role: key.facts.roleName })
}

/** What every plan about a key leans on. */
export function leansOnKey(key: Key, look: Look): Draft['leansOn'] {
  const { prefix, isActive, roleId, roleName, expiresAt, lastUsedAt, projectAccesses, rateLimitTier } = key.facts
  return {
    prefix,
    isActive,
    roleId,
    roleName,
    expiresAt,
    lastUsedAt,
    rateLimitTier,
    accesses: projectAccesses.map(({ projectId, roleId: role }) => [projectId, role]),
    places: placesOf(key, look),
    projects: projectNames(key, look),
    owner: isOwnerKey(key, look),
    connection: connectionOf(key, look)?.name ?? null,
    lastManager: isLastKeyManager(key, look),
  }
}
