import { describe, expect, it } from 'vitest'
import { danglingReferences, type Known } from './dangling'
import type { Facts } from './facts'
import type { Kind } from './kinds'
import { type EdgeKind, edges, type ServerInterface, type Thing } from './relations'

const thing = (kind: Kind, raffId: string, over: Partial<Omit<Thing, 'facts'>> & { facts?: object } = {}): Thing => ({
  name: `${kind} ${raffId}`,
  projectId: 'p1',
  parent: null,
  addresses: [],
  createdBy: null,
  gone: false,
  ...over,
  kind,
  raffId,
  facts: (over.facts ?? {}) as Facts,
})

const nic = (serverId: string, over: Partial<ServerInterface> = {}): ServerInterface => ({
  serverId,
  nicId: '0',
  type: 'public',
  networkName: 'public',
  ip: '203.0.113.7',
  mac: null,
  gateway: null,
  securityGroupId: null,
  ...over,
})

const found = (from: Thing, to: Thing, interfaces: ServerInterface[] = []): EdgeKind[] =>
  edges(from, to, interfaces).map(({ kind }) => kind)

const server = thing('vm', 'v1', { addresses: ['203.0.113.7', '10.0.0.5'] })

describe('what hangs together', () => {
  it.each([
    ['volume', 'hangs-on'],
    ['snapshot', 'taken-of'],
    ['backup', 'taken-of'],
    ['backup-schedule', 'copies'],
  ] as const)('a %s and its server', (kind, edge) => {
    const other = thing(kind, '7', { parent: { kind: 'vm', raffId: 'v1' } })
    expect(found(other, server)).toEqual([edge])
    expect(found(other, thing('vm', 'v2'))).toEqual([])
  })

  it('a disk and a server with the same id are not confused', () => {
    const snapshot = thing('snapshot', '9', { parent: { kind: 'volume', raffId: '12' } })
    expect(found(snapshot, thing('volume', '12'))).toEqual(['taken-of'])
    expect(found(snapshot, thing('vm', '12'))).toEqual([])
  })

  it('an address and the server that shows it', () => {
    expect(found(thing('ip', 'i', { name: '203.0.113.7' }), server)).toEqual(['held-by'])
    expect(found(thing('ip', 'i', { name: '203.0.113.8' }), server)).toEqual([])
  })

  it('an address and a server that only its interfaces tell', () => {
    const address = thing('ip', 'i', { name: '203.0.113.99' })
    expect(found(address, server, [nic('v1', { ip: '203.0.113.99' })])).toEqual(['held-by'])
    expect(found(address, server, [nic('v2', { ip: '203.0.113.99' })])).toEqual([])
  })

  it('not an address and a server that is gone: another may hold it by now', () => {
    expect(found(thing('ip', 'i', { name: '203.0.113.7' }), { ...server, gone: true })).toEqual([])
  })

  it('a gateway address and its private network', () => {
    const network = thing('vpc', 'n', { facts: { routerPublicIp: '203.0.113.50' } })
    expect(found(thing('ip', 'i', { name: '203.0.113.50' }), network)).toEqual(['leads-into'])
  })

  it('a server and the private network of that name in its project, whose range holds its address', () => {
    const inside = nic('v1', { type: 'vpc', networkName: 'backend', ip: '10.0.0.5' })
    const network = (over: object, projectId = 'p1') =>
      thing('vpc', 'n', { name: 'backend', projectId, facts: { cidr: '10.0.0.0/24', ...over } })
    expect(edges(server, network({}), [inside])).toEqual([{ kind: 'connected-to', detail: '10.0.0.5' }])
    expect(found(server, network({}, 'p2'), [inside])).toEqual([])
    expect(found(server, network({ cidr: '10.9.0.0/24' }), [inside])).toEqual([])
    expect(found(server, thing('vpc', 'n', { name: 'other', facts: { cidr: '10.0.0.0/24' } }), [inside])).toEqual([])
  })

  it('a server and the firewall before each of its interfaces', () => {
    const interfaces = [
      nic('v1', { securityGroupId: 'sg' }),
      nic('v1', { nicId: '1', type: 'vpc', ip: '10.0.0.5', securityGroupId: 'sg' }),
      nic('v2', { securityGroupId: 'sg2' }),
    ]
    expect(edges(server, thing('security-group', 'sg'), interfaces)).toEqual([
      { kind: 'guarded-by', detail: 'public side, 203.0.113.7; private side, 10.0.0.5' },
    ])
    expect(found(server, thing('security-group', 'sg2'), interfaces)).toEqual([])
  })

  it('a key with its projects, its role and who made it', () => {
    const key = thing('api-key', 'k', {
      projectId: null,
      createdBy: 'u1',
      facts: { roleId: 'r1', projectAccesses: [{ projectId: 'p1', roleName: 'Operator', roleId: 'r2' }] },
    })
    expect(edges(key, thing('project', 'p1', { projectId: null }), [])).toEqual([
      { kind: 'reaches', detail: 'Operator' },
    ])
    expect(found(key, thing('project', 'p2', { projectId: null }))).toEqual([])
    expect(found(key, thing('role', 'r1', { projectId: null }))).toEqual(['has-role'])
    expect(found(key, thing('role', 'r2', { projectId: null }))).toEqual(['has-role'])
    expect(found(key, thing('role', 'r3', { projectId: null }))).toEqual([])
    expect(found(key, thing('member', 'm', { projectId: null, facts: { userId: 'u1' } }))).toEqual(['made-by'])
  })

  it('nothing with the members of whom Raff tells no user id', () => {
    expect(found(thing('vm', 'v'), thing('member', 'm', { facts: { userId: null } }))).toEqual([])
  })
})

describe('what is named and not there', () => {
  const known =
    (...all: Known[]) =>
    (kind: Kind, raffId: string) =>
      all.find((each) => each.kind === kind && each.raffId === raffId)
  const project: Known = { kind: 'project', raffId: 'p1', name: 'shop', gone: false }
  const copy = thing('backup', 'b', { parent: { kind: 'vm', raffId: 'v1' } })

  it('is a source that we saw go, by its name', () => {
    const gone: Known = { kind: 'vm', raffId: 'v1', name: 'web-1', gone: true }
    expect(danglingReferences(copy, [], known(project, gone))).toEqual([
      { kind: 'vm', raffId: 'v1', state: 'gone', sentence: 'Its source, the server web-1, is gone.' },
    ])
  })

  it('is a source that we never saw, without claiming that it was deleted', () => {
    const [found] = danglingReferences(copy, [], known(project))
    expect(found).toMatchObject({ state: 'unknown' })
    expect(found?.sentence).toContain('our key may not see it')
  })

  it('is a firewall of an interface that is not in the list', () => {
    const found = danglingReferences(server, [nic('v1', { securityGroupId: 'sg' })], known(project))
    expect(found).toMatchObject([{ kind: 'security-group', raffId: 'sg', state: 'unknown' }])
  })

  it('is nothing when all is there', () => {
    const source: Known = { kind: 'vm', raffId: 'v1', name: 'web-1', gone: false }
    expect(danglingReferences(copy, [], known(project, source))).toEqual([])
  })
})
