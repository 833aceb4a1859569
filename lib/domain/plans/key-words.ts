import type { Target } from './facts'
import { type Line, line, type Unknown, untold } from './plan-shape'
import { daysAgo, listed } from './words'

type Key = Target<'api-key'>

export function reachWords({ facts: { roleName, roleSlug, projectAccesses } }: Key): string {
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

export function affectedByKey(key: Key): Line[] {
  return [
    ...(key.owner && !key.owner.gone ? [line(`${key.owner.name}, who answers for the key ${key.name}.`)] : []),
    ...key.ownConnections.map((name) => line(`Stocktake itself: its connection “${name}” uses this key.`)),
    line('Every program that has this key: it is refused from then on, also in the middle of something.', 'programs'),
  ]
}

export function keyUnknowns(): Unknown[] {
  return [untold('Raff does not tell which programs hold a key, only when it was last used.', 'holders not told')]
}

export function keyBasis({ facts }: Key) {
  const { name, prefix, isActive, roleId, projectAccesses, expiresAt } = facts
  return {
    name,
    prefix,
    isActive,
    roleId,
    expiresAt,
    access: projectAccesses.map(({ projectId, roleId }) => [projectId, roleId]).sort(),
  }
}
