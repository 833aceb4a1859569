import { DAY_MS, HOUR_MS, type Generating } from './generating'
import { drawsOf, pickByShare } from './draws'
import type { GeneratedPerson } from './people'
import type { GeneratedProject } from './projects'
import { uuidOf } from '../ids'
import { secretFields } from '../key-secret'
import type { ApiKey, Project } from '../model'
import { ACCOUNT_PERMISSIONS } from '../permissions'
import { keyEmail } from '../key-email'
import { systemRoleId } from '../system-roles'

/** What is wrong with a key, in parts of a hundred. */
const TROUBLES = {
  none: 62,
  old: 10,
  endless: 8,
  unused: 6,
  'never-used': 4,
  'runs-out': 3,
  'ran-out': 4,
  off: 3,
} as const

type Trouble = keyof typeof TROUBLES

type KeyFacts = Pick<ApiKey, 'name' | 'roleId' | 'createdBy' | 'createdAt'> &
  Partial<Pick<ApiKey, 'expiresAt' | 'lastUsedAt' | 'isActive'>>

/** A read and an act key for the whole account, and a deploy and a monitoring key for each project. */
export function addGeneratedKeys(
  generating: Generating,
  projects: readonly GeneratedProject[],
  people: readonly GeneratedPerson[],
): void {
  addHandouts(generating)
  const draw = drawsOf(generating.seed, 'keys')
  for (const { project } of projects) {
    for (const [use, role] of [
      ['deploy', 'operator'],
      ['monitoring', 'viewer'],
    ] as const) {
      const maker = people[Math.floor(draw() * people.length)]
      const facts = { name: `${project.slug}-${use}`, roleId: null, createdBy: maker?.id ?? null }
      const key = addKey(generating, { ...facts, ...troubled(generating.now, pickByShare(draw, TROUBLES), draw) })
      giveAccess(generating, key, project, systemRoleId(role))
    }
  }
}

function addHandouts(generating: Generating): void {
  const { seed, now, state } = generating
  const readerId = uuidOf(seed, 'generated-role', 'inventory-reader')
  const createdAt = now - 40 * DAY_MS
  state.roles.push({
    id: readerId,
    name: 'Inventory reader',
    slug: 'inventory-reader',
    description: 'Sees people, roles, keys and projects; changes nothing',
    scope: 'account',
    permissions: ACCOUNT_PERMISSIONS.filter((name) => name.endsWith('.view')),
    isSystem: false,
    createdBy: state.account.ownerUserId,
    createdAt,
    updatedAt: createdAt,
  })
  const everywhere = { createdBy: state.account.ownerUserId, createdAt, expiresAt: now + 140 * DAY_MS, lastUsedAt: now }
  const read = addKey(generating, { name: 'stocktake-read', roleId: readerId, ...everywhere })
  const act = addKey(generating, { name: 'stocktake-act', roleId: systemRoleId('admin'), ...everywhere })
  for (const project of state.projects) {
    giveAccess(generating, read, project, systemRoleId('viewer'))
    giveAccess(generating, act, project, systemRoleId('project-admin'))
  }
  state.handouts.push(
    { purpose: 'read', apiKeyId: read.id, about: 'Sees everything and changes nothing.' },
    { purpose: 'act', apiKeyId: act.id, about: 'Changes and deletes in every project.' },
  )
}

function troubled(now: number, trouble: Trouble, draw: () => number): Omit<KeyFacts, 'name' | 'roleId' | 'createdBy'> {
  const daysAgo = (days: number) => now - Math.round(days * DAY_MS)
  const sound = {
    createdAt: daysAgo(10 + 70 * draw()),
    expiresAt: daysAgo(-30 - 120 * draw()),
    lastUsedAt: now - Math.round(48 * draw() * HOUR_MS),
  }
  const changes: Record<Trouble, Partial<KeyFacts>> = {
    none: {},
    old: { createdAt: daysAgo(120 + 300 * draw()) },
    endless: { expiresAt: null },
    unused: { createdAt: daysAgo(140), lastUsedAt: daysAgo(60 + 60 * draw()) },
    'never-used': { createdAt: daysAgo(50), lastUsedAt: null },
    'runs-out': { expiresAt: daysAgo(-6) },
    'ran-out': { createdAt: daysAgo(70), expiresAt: daysAgo(15), lastUsedAt: daysAgo(16) },
    off: { createdAt: daysAgo(80), lastUsedAt: daysAgo(41), isActive: false },
  }
  return { ...sound, ...changes[trouble] }
}

function addKey({ seed, state }: Generating, facts: KeyFacts): ApiKey {
  const id = uuidOf(seed, 'generated-key', facts.name)
  const key: ApiKey = {
    id,
    ...secretFields(seed, { id, generation: 0 }),
    generation: 0,
    tier: 'standard',
    expiresAt: null,
    lastUsedAt: null,
    isActive: true,
    ...facts,
  }
  // used after it was made, however young it is
  if (key.lastUsedAt !== null) key.lastUsedAt = Math.max(key.lastUsedAt, key.createdAt)
  state.apiKeys.push(key)
  return key
}

function giveAccess({ seed, state }: Generating, key: ApiKey, project: Project, roleId: string): void {
  state.projectMembers.push({
    id: uuidOf(seed, 'generated-key-access', key.id, project.id),
    projectId: project.id,
    userId: null,
    apiKeyId: key.id,
    email: keyEmail(key),
    roleId,
    status: 'active',
    invitedBy: key.createdBy,
    invitedAt: null,
    acceptedAt: key.createdAt,
    invitationId: null,
    createdAt: key.createdAt,
  })
}
