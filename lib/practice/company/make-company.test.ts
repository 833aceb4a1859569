import { describe, expect, it } from 'vitest'
import { hashOfSecret, secretOf } from '../key-secret'
import type { State } from '../model'
import { systemRoles } from '../system-roles'
import { backupMonthly, ipMonthly, snapshotMonthly, vmMonthly, volumeMonthly } from '../wire/price'
import { DAY_MS } from './draft'
import { makeCompany } from './make-company'
import { SERVERS } from './servers'

const NOON = Date.UTC(2026, 4, 20, 12)
const company = makeCompany({ seed: 'test', now: NOON })

type Row = { id: string | number }
const LISTS = [
  'users',
  'members',
  'invitations',
  'roles',
  'projects',
  'projectMembers',
  'apiKeys',
  'sshKeys',
  'vms',
  'volumes',
  'snapshots',
  'schedules',
  'ips',
  'vpcs',
  'securityGroups',
] as const satisfies readonly (keyof State)[]

/** What Raff's price list says, written down apart from the catalog. */
const MONTHLY: Record<string, number> = {
  's2-4': 4.99,
  's4-8': 9.99,
  's8-16': 23.99,
  'p1-2': 9.99,
  'p2-4': 19.99,
  'p4-8': 35.99,
  'p8-32': 127.99,
}

const idsOf = (state: State, list: (typeof LISTS)[number]) => (state[list] as Row[]).map((row) => row.id)

describe('the sample company', () => {
  it('is the same company every time for the same seed and moment', () => {
    expect(makeCompany({ seed: 'test', now: NOON })).toEqual(company)
  })

  it('is other people and other keys for another seed', () => {
    const other = makeCompany({ seed: 'other', now: NOON })
    expect(other.vms[0]?.id).not.toBe(company.vms[0]?.id)
    expect(other.apiKeys[0]?.secretHash).not.toBe(company.apiKeys[0]?.secretHash)
  })

  it.each(LISTS)('keeps the ids of its %s from day to day', (list) => {
    for (const days of [1, 3, 40, 365]) {
      expect(idsOf(makeCompany({ seed: 'test', now: NOON + days * DAY_MS }), list)).toEqual(idsOf(company, list))
    }
  })

  it('keeps the ids of copies that are still there the day after', () => {
    const tomorrow = makeCompany({ seed: 'test', now: NOON + DAY_MS })
    const scheduled = (state: State) => state.backups.filter((copy) => copy.scheduleId !== null)
    const before = new Map(scheduled(company).map((copy) => [copy.id, copy.createdAt]))
    const common = scheduled(tomorrow).filter((copy) => before.has(copy.id))
    expect(common.length).toBeGreaterThan(scheduled(company).length * 0.7)
    for (const copy of common) expect(copy.createdAt).toBe(before.get(copy.id))
  })

  it('is plain data that survives being written to a file', () => {
    expect(JSON.parse(JSON.stringify(company))).toEqual(company)
  })

  it('never tells of a moment later than its own, at any hour', () => {
    for (let hour = 0; hour < 24; hour++) {
      const now = NOON + hour * 3_600_000
      expect(laterThan(makeCompany({ seed: 'test', now }), now)).toEqual([])
    }
  })

  it('has no server above what the account may hold, and about forty', () => {
    expect(company.vms.length).toBeLessThan(company.account.vmLimit)
    expect(company.vms.length).toBeGreaterThanOrEqual(38)
    expect(company.vms.length).toBeLessThanOrEqual(46)
  })

  it('has the system roles with as many permissions as Raff gives them', () => {
    const counts = Object.fromEntries(company.roles.map((role) => [role.name, role.permissions.length]))
    expect(counts).toMatchObject({ Owner: 21, Admin: 15, Billing: 2, Member: 3, 'Project Admin': 40 })
    expect(counts.Operator).toBeGreaterThanOrEqual(28)
    expect(counts['Project Member']).toBe(11)
    expect(counts.Viewer).toBe(9)
    expect(company.roles.filter((role) => role.isSystem)).toHaveLength(systemRoles(0).length)
    expect(company.roles.some((role) => !role.isSystem)).toBe(true)
  })

  it('costs what the catalog says, to the cent', () => {
    const sum = (amounts: number[]) => Math.round(100 * amounts.reduce((total, amount) => total + amount, 0)) / 100
    const paid = Object.values(SERVERS).flatMap((rows) => rows.filter((row) => !row.gone && !row.failed))
    const disks = paid.reduce((gb, row) => gb + (row.added ?? 0), 0) * 0.05
    expect(sum(company.vms.map(vmMonthly))).toBe(sum([...paid.map((row) => MONTHLY[row.plan] ?? Number.NaN), disks]))
    expect(sum(company.volumes.map(volumeMonthly))).toBe(
      sum([200, 200, 500, 40, 120, 80, 60, 250, 100, 400, 200, 300, 50, 40, 100].map((gb) => gb * 0.05)),
    )
    // nine reserved IPv4 and three IPv6
    expect(sum(company.ips.map(ipMonthly))).toBe(sum([9 * 3, 3 * 1]))
    const kept = company.snapshots.reduce((gb, snapshot) => gb + snapshot.sizeGb, 0)
    expect(sum(company.snapshots.map(snapshotMonthly))).toBe(sum([kept * 0.05]))
    const copied = company.backups.reduce((mb, copy) => mb + copy.sizeMb, 0)
    expect(sum(company.backups.map(backupMonthly))).toBe(sum([(copied / 1024) * 0.05]))
  })

  it('hands out a key for every purpose, whose secret follows from the seed and is not in the state', () => {
    const purposes = company.handouts.map((handout) => handout.purpose).sort()
    expect(purposes).toEqual([
      'account-only',
      'act',
      'expired',
      'high',
      'inactive',
      'no-backups',
      'operator',
      'owner',
      'read',
      'staging-only',
    ])
    const text = JSON.stringify(company)
    for (const key of company.apiKeys) {
      const secret = secretOf(company.seed, key)
      expect(hashOfSecret(secret)).toBe(key.secretHash)
      expect(secret.startsWith(key.prefix)).toBe(true)
      expect(text).not.toContain(secret.slice(5))
    }
  })

  it('writes only to addresses set aside for examples', () => {
    const mails = [...company.users, ...company.members, ...company.projectMembers, ...company.invitations]
    for (const { email } of mails) expect(email).toMatch(/(\.example|\.invalid)$/)
    for (const { address, family } of company.ips) {
      expect(address).toMatch(family === 'IPv4' ? /^203\.0\.113\.\d+$/ : /^2001:db8:/)
    }
  })
})

/** Paths of moments in the data that have not come yet, apart from those that tell of what will be. */
function laterThan(value: unknown, now: number, path = ''): string[] {
  if (value === null || typeof value !== 'object') {
    const isMoment = /(At|now)$/.test(path) && !/(expiresAt|nextRunAt)$/.test(path)
    return isMoment && typeof value === 'number' && value > now ? [path] : []
  }
  return Object.entries(value).flatMap(([name, part]) => laterThan(part, now, `${path}.${name}`))
}
