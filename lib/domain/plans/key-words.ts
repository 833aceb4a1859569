import { powerOf } from '../permission-words'
import type { ApiKeyFacts } from '../inventory/facts'
import { isPlaced, readingOf, type Need, type Target } from './facts'
import { type Draft, type Line, line, missing, type Unknown, untold } from './plan-shape'
import { dated, daysAgo, listed } from './words'

type Key = Target<'api-key'>

/** What has to be read around a key before it is switched, replaced or taken away. */
export const KEY_NEEDS = ['keys', 'roles', 'places'] as const satisfies readonly Need[]

const MANAGES_KEYS = ['account.api_keys.update', 'account.api_keys.delete', 'account.api_keys.manage']

export function reachWords({ facts: { roleName, roleSlug, projectAccesses } }: Key): string {
  if (roleSlug === 'owner') return 'everything, in every project there is and will be'
  const account = roleName ?? roleSlug
  const projects = projectAccesses.map(
    ({ projectName, projectId, roleName }) => `${projectName ?? projectId}${roleName ? ` (${roleName})` : ''}`,
  )
  if (!account && projects.length === 0) return 'nothing'
  return listed([...(account ? [`the account as ${account}`] : []), ...projects])
}

export function usedWords({ facts: { lastUsedAt } }: Key, now: Date): string {
  return lastUsedAt === null ? 'never used' : `last used ${daysAgo(lastUsedAt, now)}`
}

/** What is typed about a key: when it was used last, on a day that stays true. */
export function usedFact({ name, facts: { lastUsedAt } }: Key): string {
  return lastUsedAt === null ? `${name}, never used` : `${name}, last used on ${dated(lastUsedAt)}`
}

export function affectedByKey(key: Key): Line[] {
  return [
    ...(key.owner && !key.owner.gone ? [line(`${key.owner.name}, who answers for the key ${key.name}.`)] : []),
    ...key.ownConnections.map(({ name }) => line(`Stocktake itself: its connection “${name}” uses this key.`)),
    line('Every program that has this key: it is refused from then on, also in the middle of something.', 'programs'),
  ]
}

/** Who could no longer manage keys by a program; empty when others still can. */
export function lastManagerLines(key: Key): Line[] {
  const keys = readingOf(key, 'keys')
  if (!keys.known || !key.facts.isActive || !managesKeys(key, key.facts)) return []
  if (keys.value.some(({ id, facts }) => id !== key.raffId && facts.isActive && managesKeys(key, facts))) return []
  return [
    line(
      `Managing keys by a program: ${key.name} is the last key that may. After it only people can, in Raff’s dashboard.`,
      'last key manager',
    ),
  ]
}

function managesKeys(key: Key, { roleId, roleSlug }: Pick<ApiKeyFacts, 'roleId' | 'roleSlug'>): boolean {
  if (roleSlug === 'owner') return true
  const roles = readingOf(key, 'roles')
  const role = roles.known ? roles.value.find(({ id }) => id === roleId) : undefined
  return role?.facts.permissions.some((permission) => MANAGES_KEYS.includes(permission)) ?? false
}

/** A key is as risky as the riskiest place it reaches. */
export function reachRaises(key: Key): Draft['raises'] {
  const { name, facts } = key
  const places = readingOf(key, 'places')
  const whys = [
    ...(facts.roleSlug === 'owner' ? [`${name} is an Owner key: it reaches everything.`] : accountWhy(key)),
    ...(places.known ? places.value : []).flatMap((place) => {
      if (place.environment === 'production') return [`${name} reaches ${place.name}, which is production.`]
      return isPlaced(place)
        ? []
        : [`${name} reaches ${place.name}, and nobody has said whether that is production, so it counts as it.`]
    }),
    ...(places.known ? [] : [`Where ${name} reaches is not known, so it counts as production.`]),
  ]
  return whys.map((why) => ({ level: 'high', why }))
}

/** A role in the account that may change something is above every project. */
function accountWhy(key: Key): string[] {
  const { name, facts } = key
  if (facts.roleId === null) return []
  const roles = readingOf(key, 'roles')
  const role = roles.known ? roles.value.find(({ id }) => id === facts.roleId) : undefined
  const onlySees = role?.facts.permissions.every((permission) => powerOf(permission) === 'see') ?? false
  return onlySees ? [] : [`${name} can change the account itself as ${facts.roleName ?? 'a role we do not know'}.`]
}

/** Whether a new key may be called so. */
export function nameTaken(target: Pick<Target, 'around'>, name: string): string[] {
  const keys = target.around.keys
  return keys?.known && keys.value.some(({ facts }) => facts.name === name)
    ? [`There is a key called “${name}” already. Choose another name.`]
    : []
}

/** An end that is over already would make a key that never works. */
export function endIsOver(expiresAt: string | undefined, now: Date): string[] {
  return expiresAt !== undefined && Date.parse(expiresAt) <= now.getTime()
    ? ['The end date of the new key is over already.']
    : []
}

export function keyUnknowns(key: Key): Unknown[] {
  const [keys, roles] = [readingOf(key, 'keys'), readingOf(key, 'roles')]
  return [
    ...(keys.known ? [] : [missing(`The other keys could not be read: ${keys.why}`, 'keys unread')]),
    ...(roles.known ? [] : [missing(`The roles could not be read: ${roles.why}`, 'roles unread')]),
    untold('Raff does not tell which programs hold a key, only when it was last used.', 'holders not told'),
  ]
}

export function keyBasis(key: Key) {
  const { name, prefix, isActive, roleId, roleSlug, projectAccesses, expiresAt, rateLimitTier } = key.facts
  return {
    name,
    prefix,
    isActive,
    roleId,
    roleSlug,
    rateLimitTier,
    expiresAt,
    raises: reachRaises(key),
    own: key.ownConnections.map(({ id }) => id),
    access: projectAccesses.map(({ projectId, roleId }) => [projectId, roleId]).sort(),
  }
}
