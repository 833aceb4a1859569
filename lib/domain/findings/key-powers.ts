import { briefName, shownName } from '../inventory/shown-name'
import type { Environment } from '../inventory/environment'
import { inWords, thingsWithin } from '../permission-words'
import { ACCESS_LEVELS, type AccessLevel } from './access-levels'
import type { AccountFacts, Thing } from './account-facts'
import { find } from './look-up'

// What a key can really do: its roles are definitions that somebody may edit at any time, so that the permissions behind
// them count and not their names.

export type Powers = { level: AccessLevel; sees: string[]; changes: string[]; destroys: string[] }

export type ProjectPowers = Powers & {
  projectId: string
  projectName: string
  environment: Environment | null
  role: string | null
}

export type KeyPowers = {
  accountRole: { name: string; isOwner: boolean; isAdmin: boolean } | null
  account: Powers
  projects: ProjectPowers[]
  /** The most it can do anywhere. */
  strongest: AccessLevel
}

const NOTHING: Powers = { level: 'none', sees: [], changes: [], destroys: [] }
const UNKNOWN: Powers = { ...NOTHING, level: 'unknown' }
const EVERYTHING: Powers = {
  level: 'everything',
  sees: ['everything'],
  changes: ['everything'],
  destroys: ['everything'],
}

export function keyPowers(facts: AccountFacts, key: Thing<'api-key'>): KeyPowers {
  const { roleId, roleName, roleSlug, projectAccesses } = key.facts
  const role = roleId ? find(facts, 'role', roleId) : undefined
  const slug = role ? role.facts.slug : roleSlug
  const isSystem = role ? role.facts.isSystem === true : true
  const isOwner = isSystem && slug === 'owner'
  const accountRole = roleId
    ? { name: role?.name ?? roleName ?? 'a role we cannot see', isOwner, isAdmin: isSystem && slug === 'admin' }
    : null
  const account = isOwner ? EVERYTHING : roleId ? (role ? powersOf(role.facts.permissions) : UNKNOWN) : NOTHING
  const projects = isOwner ? everyProject(facts) : byProject(facts, projectAccesses)
  return { accountRole, account, projects, strongest: strongestOf([account, ...projects]) }
}

function everyProject(facts: AccountFacts): ProjectPowers[] {
  return facts.things.project.map(({ raffId, name, environment }) => ({
    ...EVERYTHING,
    projectId: raffId,
    projectName: name,
    environment,
    role: 'Owner',
  }))
}

/** More than one row for a project adds up. */
function byProject(facts: AccountFacts, accesses: Thing<'api-key'>['facts']['projectAccesses']): ProjectPowers[] {
  return [...new Set(accesses.map(({ projectId }) => projectId))].map((projectId) => {
    const own = accesses.filter((access) => access.projectId === projectId)
    const roles = own.map(({ roleId }) => (roleId ? find(facts, 'role', roleId) : undefined))
    const project = find(facts, 'project', projectId)
    const powers = roles.every((role) => role !== undefined)
      ? powersOf(roles.flatMap((role) => role?.facts.permissions ?? []))
      : UNKNOWN
    return {
      ...powers,
      projectId,
      projectName: project?.name ?? own.find((each) => each.projectName)?.projectName ?? projectId,
      environment: project?.environment ?? null,
      role: own.map(({ roleName }) => roleName).find((name) => name !== null) ?? null,
    }
  })
}

/** What a role allows. */
export function powersOf(permissions: readonly string[]): Powers {
  const destroys = thingsWithin(permissions, ['destroy'])
  const changes = thingsWithin(permissions, ['change'])
  const sees = thingsWithin(permissions, ['see'])
  const level = destroys.length > 0 ? 'destroy' : changes.length > 0 ? 'change' : sees.length > 0 ? 'see' : 'none'
  return { level, sees, changes, destroys }
}

function strongestOf(all: readonly Powers[]): AccessLevel {
  const rank = (level: AccessLevel) => ACCESS_LEVELS.indexOf(level)
  const known = all.map(({ level }) => level).filter((level) => level !== 'unknown')
  const most = known.reduce<AccessLevel>((max, level) => (rank(level) > rank(max) ? level : max), 'none')
  // a role that cannot be read may hold anything
  return all.some(({ level }) => level === 'unknown') && rank(most) < rank('destroy') ? 'unknown' : most
}

/** "can delete servers and disks", "can only look" */
export function sayPowers({ level, changes, destroys }: Powers): string {
  if (level === 'everything') return 'can see, change and delete everything'
  if (level === 'unknown') return 'has a role that cannot be read: it may be able to change things'
  if (level === 'destroy') return `can delete or overwrite ${shortly(destroys)}`
  if (level === 'change') return `can change ${shortly(changes)}, and delete nothing`
  return level === 'see' ? 'can only look' : 'can do nothing'
}

/** "Can delete or overwrite servers and disks in Shop production and Shop staging. Can only look in Development." */
export function sayReach({ accountRole, account, projects }: KeyPowers): string {
  if (accountRole?.isOwner)
    return 'Can see, change and delete everything, in every project there is and will be, and the account itself.'
  const sentences = new Map<string, string[]>()
  for (const project of projects) {
    const said = sayPowers(project)
    sentences.set(said, [
      ...(sentences.get(said) ?? []),
      briefName(shownName(project.projectName, 'a project without a name')),
    ])
  }
  const parts = [...sentences].map(([said, names]) => `${capital(said)} in ${shortly(names)}.`)
  if (account.level !== 'none')
    parts.push(`In the account${accountRole ? `, as ${briefName(accountRole.name)},` : ''} it ${sayPowers(account)}.`)
  return parts.length === 0 ? 'Reaches nothing: it has no role in any project.' : parts.join(' ')
}

function shortly(names: readonly string[]): string {
  return inWords(names.length <= 4 ? names : [...names.slice(0, 3), `${names.length - 3} more`])
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Projects where it can do more than look. */
export function changingProjects({ projects }: KeyPowers): ProjectPowers[] {
  return projects.filter(({ level }) => level === 'change' || level === 'destroy' || level === 'everything')
}
