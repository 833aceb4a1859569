import { describe, expect, it } from 'vitest'
import { hashOfSecret, secretOf } from './key-secret'
import { makeAccount } from './generate-account'
import type { State } from './model'
import { openWorld } from './world'

const NOW = Date.UTC(2026, 4, 20, 12)
const DAY_MS = 24 * 60 * 60 * 1000
const account = makeAccount({ seed: 'test', now: NOW, servers: 1_000 })

describe('a made-up account', () => {
  it('is the same for the same seed, moment and size', () => {
    expect(makeAccount({ seed: 'test', now: NOW, servers: 1_000 })).toEqual(account)
    expect(makeAccount({ seed: 'other', now: NOW, servers: 1_000 }).vms[0]?.id).not.toBe(account.vms[0]?.id)
  })

  it.each([0, 1, 7, 250, 5_000])('has as many servers as were asked for: %i', (servers) => {
    const made = makeAccount({ seed: 'test', now: NOW, servers })
    expect(made.vms).toHaveLength(servers)
    expect(repeatedIds(made)).toEqual([])
    expect(() => openWorld(made, { workSpeed: 1 })).not.toThrow()
  })

  it('comes to about seven resources a server, four of them copies', () => {
    expect(account.backups.length / 1_000).toBeGreaterThan(3.5)
    expect(account.backups.length / 1_000).toBeLessThan(5.5)
    expect(resourcesIn(account) / 1_000).toBeGreaterThan(7)
  })

  it.each([-1, 1.5, Number.NaN, 200_000])('is refused for %d servers, with the limits', (servers) => {
    expect(() => makeAccount({ seed: 'test', now: NOW, servers })).toThrow('from 0 to 100000')
  })

  it('refers only to what is there, apart from people who left', () => {
    const ids = (rows: { id: string | number }[]) =>
      new Set<string | number | null>(rows.map((row) => row.id)).add(null)
    const [projects, servers, users] = [ids(account.projects), ids(account.vms), ids(account.users)]
    const rows = [
      account.vms,
      account.volumes,
      account.snapshots,
      account.backups,
      account.schedules,
      account.ips,
    ].flat()
    for (const row of rows) expect(projects.has(row.projectId) && users.has(row.createdBy)).toBe(true)
    const onServers = [
      ...account.volumes,
      ...account.snapshots,
      ...account.backups,
      ...account.schedules,
      ...account.ips,
    ]
    for (const { vmId } of onServers) expect(servers.has(vmId)).toBe(true)
    const [addresses, networks, groups] = [ids(account.ips), ids(account.vpcs), ids(account.securityGroups)]
    for (const nic of account.vms.flatMap((vm) => vm.nics)) {
      expect(addresses.has(nic.ipId) && networks.has(nic.vpcId) && groups.has(nic.securityGroupId)).toBe(true)
    }
    const leases = account.vms.flatMap((vm) => vm.nics.map((nic) => nic.ip))
    expect(new Set(leases).size).toBe(leases.length)
  })

  it('is as healthy as the sample company', () => {
    const share = (count: number) => count / account.vms.length
    const scheduled = new Set(account.schedules.map((schedule) => schedule.vmId))
    expect(share(account.vms.filter((vm) => vm.status === 'passive').length)).toBeCloseTo(0.045, 1)
    expect(share(account.vms.filter((vm) => !scheduled.has(vm.id)).length)).toBeCloseTo(0.11, 1)
    const failing = new Set(account.backups.filter((copy) => copy.status === 'failed').map((copy) => copy.vmId))
    expect(share(failing.size)).toBeGreaterThan(0.01)
    expect(share(failing.size)).toBeLessThan(0.08)
    const members = new Set(account.members.map((member) => member.userId))
    expect(account.vms.some((vm) => !members.has(vm.createdBy))).toBe(true)
    expect(account.vms.some((vm) => vm.tags.length === 0)).toBe(true)
    expect(account.apiKeys.some((key) => key.expiresAt === null)).toBe(true)
  })

  it('keeps no more copies than its schedules say, and none from the future', () => {
    const counts = new Map<number | null, number>()
    for (const copy of account.backups) {
      expect(copy.createdAt).toBeLessThanOrEqual(NOW)
      if (copy.status === 'ready') counts.set(copy.scheduleId, (counts.get(copy.scheduleId) ?? 0) + 1)
    }
    for (const schedule of account.schedules) {
      expect(counts.get(schedule.id) ?? 0).toBeLessThanOrEqual(schedule.keepCount)
      expect(schedule.nextRunAt).toBeGreaterThan(NOW)
      expect(schedule.nextRunAt).toBeLessThanOrEqual(NOW + 7 * DAY_MS)
    }
  })

  it('hands out keys for reading and for acting that fit their hashes', () => {
    expect(account.handouts.map((handout) => handout.purpose)).toEqual(['read', 'act'])
    for (const { apiKeyId } of account.handouts) {
      const key = account.apiKeys.find((each) => each.id === apiKeyId)
      expect(key && hashOfSecret(secretOf(account.seed, key))).toBe(key?.secretHash)
      const reached = account.projectMembers.filter((member) => member.apiKeyId === apiKeyId)
      expect(reached).toHaveLength(account.projects.length)
    }
  })
})

function resourcesIn(state: State): number {
  const { vms, volumes, snapshots, backups, schedules, ips, vpcs, securityGroups, projects, apiKeys } = state
  return [vms, volumes, snapshots, backups, schedules, ips, vpcs, securityGroups, projects, apiKeys].flat().length
}

function repeatedIds(state: State): (string | number)[] {
  const lists = Object.values(state).filter((list): list is { id: string | number }[] => Array.isArray(list))
  return lists.flatMap((list) => {
    const seen = new Set<string | number>()
    return list.flatMap(({ id }) => {
      if (id === undefined || !seen.has(id)) {
        seen.add(id)
        return []
      }
      return [id]
    })
  })
}
