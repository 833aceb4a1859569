import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCompany } from '@/lib/practice/company/make-company'
import { type Account, DAY_MS, NOON, openAccount } from './practice-account'

const company = makeCompany({ seed: 'test', now: NOON })

let account: Account
let production: string
let staging: string

beforeAll(async () => {
  account = await openAccount({ state: company })
  production = account.projectId('Shop production')
  staging = account.projectId('Shop staging')
})

afterAll(() => account.close())

const total = async (path: string, key: string) => (await account.ask('GET', path, { key })).body.total
const status = async (method: string, path: string, key: string, project?: string) =>
  (await account.ask(method, path, { key, project, body: method === 'GET' ? undefined : {} })).status

describe('the keys the sample company hands out', () => {
  it('read: sees every resource and every account list, and changes nothing', async () => {
    expect(await total('/api/v1/vms', 'read')).toBe(company.vms.length)
    expect(await total('/api/v1/volumes', 'read')).toBe(company.volumes.length)
    expect(await total('/api/v1/snapshots', 'read')).toBe(company.snapshots.length)
    expect(await total('/api/v1/backups', 'read')).toBe(company.backups.length)
    expect(await total('/api/v1/backup-schedules', 'read')).toBe(company.schedules.length)
    expect(await total('/api/v1/api-keys', 'read')).toBe(company.apiKeys.length)
    expect(await total('/api/v1/members', 'read')).toBe(company.members.length)
    expect(await status('POST', `/api/v1/vms/${account.vm('shop-web-01').id}/stop`, 'read', production)).toBe(403)
    expect(await status('DELETE', `/api/v1/vms/${account.vm('shop-web-01').id}`, 'read', production)).toBe(403)
    expect(await status('POST', '/api/v1/api-keys', 'read')).toBe(403)
  })

  it('act: may delete in every project', async () => {
    const free = company.ips.find((ip) => ip.reserved && ip.vmId === null && ip.projectId === production)
    expect(await status('DELETE', `/api/v1/ips/${free?.id}/reserve`, 'act', production)).toBe(200)
    expect(await status('DELETE', `/api/v1/snapshots/5003`, 'act', staging)).toBe(200)
  })

  it('operator: works in production, deletes nothing there, and is kept out of staging', async () => {
    expect(await status('POST', `/api/v1/vms/${account.vm('shop-worker-02').id}/reboot`, 'operator', production)).toBe(
      200,
    )
    expect(await status('DELETE', `/api/v1/snapshots/5001`, 'operator', production)).toBe(403)
    expect(await status('GET', `/api/v1/vms?project_id=${staging}`, 'operator')).toBe(403)
  })

  it('owner and high: reach what they say', async () => {
    expect(await total('/api/v1/vms', 'owner')).toBe(company.vms.length)
    expect(await total('/api/v1/vms', 'high')).toBe(company.vms.filter((vm) => vm.projectId === production).length)
    expect((await account.ask('GET', '/api/v1/vms', { key: 'high' })).headers.get('X-RateLimit-Limit')).toBe('100')
  })

  it('no-backups: is refused that one kind', async () => {
    expect(await status('GET', '/api/v1/vms', 'no-backups')).toBe(200)
    expect(await status('GET', '/api/v1/backups', 'no-backups')).toBe(403)
    expect(await status('GET', '/api/v1/backup-schedules', 'no-backups')).toBe(403)
  })

  it('account-only: sees the account and no project resource', async () => {
    expect(await total('/api/v1/api-keys', 'account-only')).toBe(company.apiKeys.length)
    const told = await account.ask('GET', '/api/v1/vms', { key: 'account-only' })
    expect(told.status === 403 || told.body.total === 0).toBe(true)
  })

  it('staging-only: sees nothing but staging', async () => {
    const ofStaging = company.vms.filter((vm) => vm.projectId === staging).length
    expect(await total('/api/v1/vms', 'staging-only')).toBe(ofStaging)
  })

  it('expired and inactive: are refused', async () => {
    expect(await status('GET', '/api/v1/vms', 'expired')).toBe(401)
    expect(await status('GET', '/api/v1/vms', 'inactive')).toBe(401)
  })
})

describe('the sample company over time', () => {
  it('is served as it was a month ago, with the read key working already', async () => {
    const then = NOON - 30 * DAY_MS
    const past = await openAccount({ state: makeCompany({ seed: 'test', now: NOON, at: then }) })
    const { body } = await past.ask('GET', '/api/v1/vms?limit=100', { key: 'read' })
    const names = body.data?.map((vm) => vm.name) ?? []
    expect(names).toContain('shop-reports-01')
    expect(names).not.toContain('stg-db-upgrade')
    expect(body.data?.find((vm) => vm.name === 'shop-cart-legacy-01')?.status).toBe('active')
    await past.close()
  })

  it('goes on taking its copies, and its troubles stay what they are', async () => {
    const later = await openAccount({ state: company })
    later.clock.advance(3 * DAY_MS)
    later.settle()
    const newest = (name: string, wanted: string) => {
      const own = later.store.backups.where('vmId', later.vm(name).id).filter((copy) => copy.status === wanted)
      return Math.round((later.clock.now() - Math.max(...own.map((copy) => copy.createdAt))) / DAY_MS)
    }
    expect(newest('shop-db-01', 'ready')).toBeLessThanOrEqual(1)
    expect(newest('shop-payments-01', 'failed')).toBeLessThanOrEqual(1)
    expect(newest('shop-payments-01', 'ready')).toBeGreaterThan(10)
    expect(later.vm('shop-search-01').status).toBe('provisioning')
    await later.close()
  })
})
