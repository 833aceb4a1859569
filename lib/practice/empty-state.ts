import { uuidOf } from './ids'
import { STATE_VERSION, type State, type User } from './model'
import { systemRoleId, systemRoles } from './system-roles'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000

/** An account with its owner, the system roles and one default project: the ground every data set is built on. */
export function emptyState({ seed, now, owner }: { seed: string; now: number; owner?: Omit<User, 'id'> }): State {
  const openedAt = now - 2 * YEAR_MS
  const person: User = { id: uuidOf(seed, 'owner'), ...(owner ?? { name: 'Robin Vale', email: 'robin@example.com' }) }
  const state: State = {
    version: STATE_VERSION,
    seed,
    now,
    savedAt: null,
    counters: {},
    account: {
      id: uuidOf(seed, 'account'),
      name: 'Practice account',
      ownerUserId: person.id,
      billing: 'good',
      balance: 1_000,
      vmLimit: 100,
      createdAt: openedAt,
    },
    users: [person],
    members: [],
    invitations: [],
    roles: systemRoles(openedAt),
    projects: [],
    projectMembers: [],
    apiKeys: [],
    handouts: [],
    sshKeys: [],
    vms: [],
    volumes: [],
    snapshots: [],
    backups: [],
    schedules: [],
    ips: [],
    vpcs: [],
    securityGroups: [],
    images: [],
    jobs: [],
  }
  state.members.push({
    id: uuidOf(seed, 'owner-member'),
    userId: person.id,
    apiKeyId: null,
    email: person.email,
    roleId: systemRoleId('owner'),
    status: 'active',
    invitedBy: null,
    invitedAt: null,
    acceptedAt: openedAt,
    invitationId: null,
    createdAt: openedAt,
    updatedAt: openedAt,
  })
  state.projects.push({
    id: uuidOf(seed, 'default-project'),
    name: 'Default',
    slug: 'default',
    description: '',
    region: 'us-east',
    isDefault: true,
    isActive: true,
    createdBy: person.id,
    createdAt: openedAt,
    updatedAt: openedAt,
  })
  return state
}
