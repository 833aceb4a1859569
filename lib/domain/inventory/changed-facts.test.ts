import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedFacts, changedInterfaces } from './changed-facts'
import type { ApiKeyFacts, BackupFacts, FirewallFacts, NetworkInterface, ServerFacts } from './facts'

const server: ServerFacts = {
  name: 'web-1',
  status: 'active',
  cpu: 2,
  ramGb: 4,
  storageGb: 50,
  addedStorageGb: 0,
  totalStorageGb: 50,
  templateId: 't',
  templateName: 'Debian',
  templateVersion: '12x64',
  pricePerHour: 0.006836,
  pricingId: '1',
  billingType: 'payg',
  backupType: 'daily',
  region: 'us-east',
  projectId: 'p1',
  publicIpv4Address: '203.0.113.7',
  publicIpv6Address: null,
  privateIpv4Address: '10.0.0.5',
  privateIpv6Address: null,
  tags: [
    { id: '1', name: 'env=prod', priority: 1, createdAt: null },
    { id: '2', name: 'owner=dana', priority: 2, createdAt: null },
  ],
  createdBy: 'u1',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
}

const key: ApiKeyFacts = {
  name: 'ci',
  prefix: 'raff_aaaaaaaa',
  isActive: true,
  rateLimitTier: 'standard',
  roleId: null,
  roleName: null,
  roleSlug: null,
  projectAccesses: [
    { projectId: 'b', projectName: 'B', roleId: 'r', roleName: 'Viewer', roleSlug: 'viewer' },
    { projectId: 'a', projectName: 'A', roleId: 'r', roleName: 'Viewer', roleSlug: 'viewer' },
  ],
  expiresAt: null,
  lastUsedAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'u1',
  createdAt: '2026-01-01T00:00:00.000Z',
}

describe('what changed between two readings of a server', () => {
  it('is nothing when only the order of tags and the date of the last update differ', () => {
    const after = { ...server, tags: [...server.tags].reverse(), updatedAt: '2026-02-01T00:00:00.000Z' }
    expect(changedFacts('vm', server, after)).toEqual([])
  })

  it.each([
    ['status', { status: 'passive' }, 'active', 'passive'],
    ['project', { projectId: 'p2' }, 'p1', 'p2'],
    ['size', { cpu: 4, ramGb: 8 }, '2 vCPU, 4 GB', '4 vCPU, 8 GB'],
    ['publicIpv4', { publicIpv4Address: null }, '203.0.113.7', null],
    ['tags', { tags: server.tags.slice(0, 1) }, ['env=prod', 'owner=dana'], ['env=prod']],
  ])('names the %s', (field, over, from, to) => {
    expect(changedFacts('vm', server, { ...server, ...over })).toEqual([{ field, from, to }])
  })

  it('does not count a field that an older version of Stocktake did not keep', () => {
    const { tags: _, ...older } = server
    expect(changedFacts('vm', older as ServerFacts, server)).toEqual([])
  })

  it('ignores what Raff began to say without our knowing the field', () => {
    expect(changedFacts('vm', server, { ...server, other: { gpu: 'none' } })).toEqual([])
  })
})

describe('what changed about a key', () => {
  it('shows a replaced secret by its prefix', () => {
    expect(changedFacts('api-key', key, { ...key, prefix: 'raff_bbbbbbbb' })).toEqual([
      { field: 'secret', from: 'raff_aaaaaaaa', to: 'raff_bbbbbbbb' },
    ])
  })

  it('is not that it was used, nor the order of its projects', () => {
    const after = { ...key, lastUsedAt: null, projectAccesses: [...key.projectAccesses].reverse() }
    expect(changedFacts('api-key', key, after)).toEqual([])
  })

  it('is a wider reach', () => {
    const more = { projectId: 'c', projectName: 'C', roleId: 'x', roleName: 'Project Admin', roleSlug: 'admin' }
    const [change] = changedFacts('api-key', key, { ...key, projectAccesses: [...key.projectAccesses, more] })
    expect(change).toMatchObject({
      field: 'projects',
      to: expect.arrayContaining([{ projectId: 'c', role: 'Project Admin' }]),
    })
  })
})

it('a backup that became free or stopped being free has not changed', () => {
  const backup: BackupFacts = {
    name: 'b',
    status: 'ready',
    sizeMb: 100,
    incrementId: 0,
    vmId: 'v',
    expiresAt: null,
    pricePerHour: 0,
    region: null,
    projectId: 'p',
    createdBy: null,
    createdAt: null,
  }
  expect(changedFacts('backup', backup, { ...backup, pricePerHour: 0.01, expiresAt: '2026-01-01T00:00:00Z' })).toEqual(
    [],
  )
})

it('a firewall rule opened to anyone is a change', () => {
  const rule = { protocol: 'TCP', direction: 'INBOUND', ports: '22', ip: '198.51.100.4', size: 1, icmpType: null }
  const group: FirewallFacts = {
    name: 'web',
    description: null,
    rules: [rule],
    nicCount: 1,
    projectId: 'p',
    createdAt: null,
    updatedAt: null,
  }
  const opened = { ...group, rules: [{ ...rule, ip: null, size: null }] }
  expect(changedFacts('security-group', group, opened)).toMatchObject([{ field: 'rules' }])
})

describe('the interfaces of a server', () => {
  const nic = (over: Partial<NetworkInterface> = {}): NetworkInterface => ({
    nicId: '0',
    type: 'public',
    networkName: 'public',
    ip: '203.0.113.7',
    mac: '02:00:00:00:00:01',
    gateway: null,
    securityGroupId: 'sg1',
    ...over,
  })

  it('have not changed when they only come in another order', () => {
    const order = fc.shuffledSubarray([nic(), nic({ nicId: '1', ip: '10.0.0.5', type: 'vpc' }), nic({ ip: 'x' })], {
      minLength: 3,
    })
    fc.assert(fc.property(order, order, (one, other) => changedInterfaces(one, other).length === 0))
  })

  it('have changed when a firewall was taken away', () => {
    expect(changedInterfaces([nic()], [nic({ securityGroupId: null })])).toEqual([
      {
        field: 'interfaces',
        from: [{ type: 'public', ip: '203.0.113.7', network: null, firewall: 'sg1' }],
        to: [{ type: 'public', ip: '203.0.113.7', network: null, firewall: null }],
      },
    ])
  })
})
