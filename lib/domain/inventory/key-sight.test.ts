import { describe, expect, it } from 'vitest'
import type { ApiKeyFacts, RoleFacts } from './facts'
import { probablyUnseen } from './key-sight'

const PREFIX = 'raff_0badc0de'

const key = (over: Partial<ApiKeyFacts> = {}): ApiKeyFacts => ({
  name: 'read',
  prefix: PREFIX,
  isActive: true,
  rateLimitTier: null,
  roleId: null,
  roleName: null,
  roleSlug: null,
  projectAccesses: [access('shop', 'viewer')],
  expiresAt: null,
  lastUsedAt: null,
  createdBy: null,
  createdAt: null,
  ...over,
})

function access(projectId: string, roleId: string) {
  return { projectId, projectName: null, roleId, roleName: null, roleSlug: null }
}

const role = (permissions: string[], over: Partial<RoleFacts> = {}): RoleFacts => ({
  name: 'r',
  slug: 'r',
  description: null,
  scope: 'project',
  permissions,
  isSystem: false,
  createdBy: null,
  createdAt: null,
  updatedAt: null,
  ...over,
})

const EVERYTHING = ['vm.view', 'volume.view', 'snapshot.view', 'backup.view', 'vpc.view', 'security_group.view']
const ROLES = new Map([
  ['viewer', role(EVERYTHING)],
  ['no-backups', role(EVERYTHING.filter((one) => one !== 'backup.view'))],
  ['only-backups', role(['backup.view'])],
  ['strange', role(['compute:read'])],
  ['owner', role([], { slug: 'owner', isSystem: true })],
])

describe('what a key probably does not see', () => {
  it.each([
    ['a viewer', key(), {}],
    [
      'a role without backups',
      key({ projectAccesses: [access('shop', 'viewer'), access('blog', 'no-backups')] }),
      { backup: ['blog'], 'backup-schedule': ['blog'] },
    ],
    [
      'two roles that add up',
      key({ projectAccesses: [access('shop', 'no-backups'), access('shop', 'only-backups')] }),
      {},
    ],
    ['a role that speaks of nothing we know', key({ projectAccesses: [access('shop', 'strange')] }), {}],
    ['a role that nobody can look up', key({ projectAccesses: [access('shop', 'unlisted')] }), {}],
    ['an Owner', key({ roleId: 'owner', projectAccesses: [access('shop', 'no-backups')] }), {}],
    ['another key', key({ prefix: 'raff_00000000', projectAccesses: [access('shop', 'no-backups')] }), {}],
  ])('%s', (_, own, unseen) => {
    expect(Object.fromEntries(probablyUnseen(PREFIX, [own], ROLES))).toEqual(unseen)
  })
})
