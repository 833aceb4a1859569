import { describe, expect, test } from 'vitest'
import { type KeyFacts, keyReach, lossesOf } from './key-reach'

const VIEWS = ['vm', 'volume', 'snapshot', 'backup', 'vpc', 'ip', 'security_group'].map((kind) => `${kind}.view`)
const role = (id: string, permissions: string[], more = {}) => ({
  id,
  name: id,
  slug: id,
  isSystem: true,
  permissions,
  ...more,
})
const ROLES = [
  role('owner', ['account.delete']),
  role('viewer', VIEWS),
  role('operator', [...VIEWS, 'vm.power']),
  role('project-admin', [...VIEWS, 'vm.power', 'vm.delete']),
  role(
    'no-backups',
    VIEWS.filter((name) => name !== 'backup.view'),
  ),
]
const access = (id: string, roleId: string) => ({ id, name: id, roleId, roleName: roleId })
const SHOP = { id: 'shop', name: 'Shop' }
const LAB = { id: 'lab', name: 'Lab' }

function facts(over: Partial<KeyFacts> & { in?: [string, string][]; accountRole?: string } = {}): KeyFacts {
  const { in: projects = [], accountRole = null, ...rest } = over
  const self = {
    name: 'key',
    accountRoleId: accountRole,
    accountRoleName: accountRole,
    projects: projects.map(([id, roleId]) => access(id, roleId)),
  }
  return { raffAccountId: 'a', self, roles: ROLES, projects: [SHOP], refused: [], ...rest }
}

describe('what a key reaches', () => {
  test('a viewer changes nothing', () => {
    expect(keyReach(facts({ in: [['shop', 'viewer']] })).projects).toEqual([
      { ...SHOP, role: 'viewer', destroys: [], changes: [] },
    ])
  })

  test('several roles in one project add up', () => {
    const [project] = keyReach(
      facts({
        in: [
          ['shop', 'viewer'],
          ['shop', 'project-admin'],
        ],
      }),
    ).projects
    expect(project?.destroys).toEqual(['servers'])
  })

  test('an Owner reaches everything, also what will be made later', () => {
    const reach = keyReach(facts({ accountRole: 'owner' }))
    expect(reach).toMatchObject({ everyProject: true, accountRole: { owner: true } })
    expect(reach.projects[0]?.destroys).toEqual(['everything'])
  })

  test('a role that only calls itself owner is none', () => {
    const roles = [role('mine', [], { slug: 'owner', isSystem: false })]
    expect(keyReach(facts({ accountRole: 'mine', roles })).everyProject).toBe(false)
  })

  test.each<[string, Partial<KeyFacts>]>([
    ['it may not look itself up', { self: null }],
    ['roles may not be read', { roles: null }],
    ['its role is not among those that can be read', { roles: [] }],
  ])('what it could change is unknown, not nothing, when %s', (_, over) => {
    const { projects } = keyReach({ ...facts({ in: [['shop', 'viewer']] }), ...over })
    expect(projects[0]).toMatchObject({ destroys: null, changes: null })
  })

  test('kinds that its roles leave out are named, with the project unless it is everywhere', () => {
    const only = facts({ in: [['shop', 'no-backups']] })
    expect(keyReach(only).blindTo).toEqual(['backups'])
    const both = facts({
      projects: [SHOP, LAB],
      in: [
        ['shop', 'no-backups'],
        ['lab', 'viewer'],
      ],
    })
    expect(keyReach(both).blindTo).toEqual(['backups in Shop'])
  })

  test('roles whose permissions speak another language are not judged', () => {
    const roles = [role('strange', ['everything:please'])]
    expect(keyReach(facts({ roles, in: [['shop', 'strange']] })).blindTo).toEqual([])
  })
})

describe('what a key lost', () => {
  const before = keyReach(
    facts({
      projects: [SHOP, LAB],
      in: [
        ['shop', 'project-admin'],
        ['lab', 'project-admin'],
      ],
    }),
  )

  test('a project, for either purpose', () => {
    const after = keyReach(facts({ in: [['shop', 'project-admin']] }))
    for (const purpose of ['read', 'act'] as const)
      expect(lossesOf(before, after, purpose)).toEqual(['The project Lab is out of its reach.'])
  })

  test('power, only when it is for acting: a key for looking that can do less has lost nothing', () => {
    const after = keyReach(
      facts({
        projects: [SHOP, LAB],
        in: [
          ['shop', 'viewer'],
          ['lab', 'project-admin'],
        ],
      }),
    )
    expect(lossesOf(before, after, 'read')).toEqual([])
    expect(lossesOf(before, after, 'act')).toEqual(['In Shop it may do less: viewer now, project-admin before.'])
  })

  test('sight of something', () => {
    const after = { ...before, blindTo: ['API keys'] }
    expect(lossesOf(before, after, 'read')).toEqual(['It may not read API keys any more.'])
  })

  test('nothing when it gained, or when what it can do has become unknown', () => {
    expect(lossesOf(before, keyReach(facts({ projects: [SHOP, LAB], accountRole: 'owner' })), 'act')).toEqual([])
    expect(lossesOf(before, keyReach({ ...facts(), projects: [SHOP, LAB], self: null }), 'act')).toEqual([])
  })
})
