import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TEMPLATES } from '@/lib/practice/catalog'
import { type Account, DAY_MS, HOUR_MS, MINUTE_MS, NOON, openAccount } from './practice-account'

let account: Account
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'practice-'))
  account = await openAccount()
})

afterEach(async () => {
  await account.close()
  rmSync(folder, { recursive: true })
})

const VMS = '/api/v1/vms'
const project = () => account.projectId('Production')
const statusOf = async (path: string) => (await account.ask('GET', path, { project: project() })).body.data?.status

/** The statuses seen when asking every second, each once. */
async function watch(path: string, seconds: number): Promise<unknown[]> {
  const seen: unknown[] = [await statusOf(path)]
  for (let i = 0; i < seconds; i++) {
    account.clock.advance(1_000)
    const status = await statusOf(path)
    if (status !== seen[seen.length - 1]) seen.push(status)
  }
  return seen
}

describe('work that takes time', () => {
  beforeEach(async () => {
    await account.close()
    // asking every second of the account's clock takes no time at all here
    let real = 0
    const realTime = () => {
      real += 100
      return real
    }
    account = await openAccount({ realTime })
  })

  it('a new server goes from queued to running', async () => {
    const body = {
      name: 'new',
      template_id: TEMPLATES[0]?.id,
      pricing_id: 1,
      region: 'us-east',
      ssh_keys: ['ssh-rsa x'],
    }
    const { data } = (await account.ask('POST', VMS, { project: project(), body })).body
    expect(data?.status).toBe('initiating')
    expect(await watch(`${VMS}/${data?.id}`, 120)).toEqual(['initiating', 'provisioning', 'booting', 'active'])
  })

  it('stopping and starting pass through their stations', async () => {
    const at = `${VMS}/${account.vm('web-01').id}`
    await account.ask('POST', `${at}/stop`, { project: project() })
    expect(await watch(at, 30)).toEqual(['finalizing', 'passive'])
    await account.ask('POST', `${at}/start`, { project: project() })
    expect(await watch(at, 30)).toEqual(['booting', 'active'])
  })

  it('a backup is accepted, made while its server is provisioning, and ready', async () => {
    const vm = account.vm('web-01')
    const told = await account.ask('POST', '/api/v1/backups', { project: project(), body: { vm_id: vm.id } })
    expect([told.status, told.body.data?.status, told.body.data?.storage_size]).toEqual([202, 'pending', 0])
    const at = `/api/v1/backups/${told.body.data?.id}`
    account.clock.advance(30_000)
    expect([await statusOf(at), await statusOf(`${VMS}/${vm.id}`)]).toEqual(['creating', 'provisioning'])
    account.clock.advance(10 * MINUTE_MS)
    expect([await statusOf(at), await statusOf(`${VMS}/${vm.id}`)]).toEqual(['ready', 'active'])
    expect((await account.ask('GET', at, { project: project() })).body.data?.storage_size).toBeGreaterThan(1_000)
  })

  it('restoring a backup overwrites the server in place and takes its time', async () => {
    const vm = account.vm('web-01')
    const made = await account.ask('POST', '/api/v1/backups', { project: project(), body: { vm_id: vm.id } })
    const at = `/api/v1/backups/${made.body.data?.id}`
    account.clock.advance(10 * MINUTE_MS)
    expect((await account.ask('POST', `${at}/restore`, { project: project() })).status).toBe(202)
    expect([await statusOf(at), await statusOf(`${VMS}/${vm.id}`)]).toEqual(['restoring', 'provisioning'])
    account.clock.advance(10 * MINUTE_MS)
    expect([await statusOf(at), await statusOf(`${VMS}/${vm.id}`)]).toEqual(['ready', 'active'])
  })

  it('a saved image can be used once the copy has ended, also when its server is gone', async () => {
    const vm = account.vm('web-01')
    const saved = await account.ask('POST', `${VMS}/${vm.id}/save-image`, { project: project(), body: { name: 'web' } })
    const order = { name: 'again', template_id: saved.body.data?.id, pricing_id: 1, region: 'us-east', ssh_keys: ['x'] }
    const make = () => account.ask('POST', VMS, { project: project(), body: order })
    expect((await make()).body.message).toContain('not ready')
    account.clock.advance(10 * MINUTE_MS)
    await account.ask('DELETE', `${VMS}/${vm.id}`, { project: project(), body: { delete_vpc: false } })
    expect((await make()).status).toBe(201)
  })

  it('goes as many times faster as it was told', async () => {
    const hasty = await openAccount({ workSpeed: 1_000 })
    const body = { vm_id: hasty.vm('web-01').id }
    await hasty.ask('POST', '/api/v1/backups', { project: hasty.projectId('Production'), body })
    hasty.clock.advance(1_000)
    expect((await hasty.ask('GET', '/api/v1/backups')).body.data?.[0]?.status).toBe('ready')
    await hasty.close()
  })
})

describe('schedules', () => {
  const backups = async () => (await account.ask('GET', '/api/v1/backups?limit=100')).body.data ?? []

  it('really take backups as time passes, and keep as many as they say', async () => {
    expect(await backups()).toHaveLength(0)
    account.clock.advance(2 * DAY_MS)
    const two = await backups()
    expect(two.map((backup) => [backup.created_at, backup.increment_id])).toEqual([
      ['2026-03-04T03:00:00.000Z', 1],
      ['2026-03-03T03:00:00.000Z', 0],
    ])
    account.clock.advance(10 * DAY_MS)
    const kept = await backups()
    // the oldest that is kept has taken in the first
    expect(kept.map((backup) => backup.increment_id)).toEqual([11, 10, 0])
    expect(kept[2]?.storage_size).toBeGreaterThan(Number(kept[0]?.storage_size))
    expect(kept.every((backup) => backup.status === 'ready')).toBe(true)
  })

  it('go on after their server is gone, and then do nothing', async () => {
    await account.ask('DELETE', `${VMS}/${account.vm('web-01').id}`, { project: project() })
    account.clock.advance(5 * DAY_MS)
    expect(await backups()).toHaveLength(0)
    expect((await account.ask('GET', '/api/v1/backup-schedules')).body.total).toBe(1)
  })

  it('run for stopped servers too', async () => {
    await account.ask('POST', `${VMS}/${account.vm('web-01').id}/stop`, { project: project() })
    account.clock.advance(DAY_MS)
    expect(await backups()).toHaveLength(1)
    expect(account.vm('web-01').status).toBe('passive')
  })

  it('can fail, hang or be skipped', async () => {
    const [schedule] = account.store.schedules.all()
    if (!schedule) throw new Error('The small account has a schedule.')
    account.store.schedules.change(schedule, { outcome: 'failed' })
    account.clock.advance(DAY_MS)
    expect((await backups())[0]?.status).toBe('failed')
    account.store.schedules.change(schedule, { outcome: 'stuck' })
    account.clock.advance(DAY_MS)
    expect((await backups())[0]?.status).toBe('creating')
    account.store.schedules.change(schedule, { outcome: 'skipped' })
    account.clock.advance(DAY_MS)
    expect(await backups()).toHaveLength(2)
  })

  it('a changed time is kept from then on', async () => {
    const [schedule] = account.store.schedules.all()
    const body = { type: 'weekly', day_of_week: 'Friday', time: '10pm' }
    await account.ask('PATCH', `/api/v1/backup-schedules/${schedule?.id}`, { project: project(), body })
    account.clock.advance(7 * DAY_MS)
    expect((await backups()).map((backup) => backup.created_at)).toEqual(['2026-03-06T22:00:00.000Z'])
  })
})

it('an invitation that is void is cleaned away with its pending member', async () => {
  const role = [...account.store.roles.all()].find(({ slug }) => slug === 'member')
  const body = { email: 'late@example.com', role_id: role?.id }
  await account.ask('POST', '/api/v1/invitations', { body })
  const pending = async () => (await account.ask('GET', '/api/v1/members?status=pending')).body.total
  account.clock.advance(29 * DAY_MS)
  expect(await pending()).toBe(1)
  account.clock.advance(2 * DAY_MS)
  expect(await pending()).toBe(0)
})

describe('the same seed', () => {
  async function play(seed: string): Promise<unknown[]> {
    const again = await openAccount({ seed })
    const inProject = { project: again.projectId('Production') }
    const told: unknown[] = []
    const ask = async (method: string, path: string, body?: unknown) => {
      const { status, body: answer } = await again.ask(method, path, { ...inProject, body })
      told.push([status, answer])
      return answer.data
    }
    const order = { template_id: TEMPLATES[0]?.id, pricing_id: 1, region: 'us-east', ssh_keys: ['x'], extra_storage: 5 }
    const vm = await ask('POST', VMS, { name: 'one', ...order })
    again.clock.advance(5 * MINUTE_MS)
    await ask('POST', '/api/v1/backups', { vm_id: vm?.id })
    await ask('POST', '/api/v1/api-keys', { name: 'CI' })
    await ask('POST', '/api/v1/ips/reserve')
    again.clock.advance(3 * DAY_MS)
    for (const list of ['vms', 'backups', 'volumes', 'snapshots', 'ips', 'vpcs', 'api-keys', 'members', 'nothing']) {
      await ask('GET', `/api/v1/${list}`)
    }
    await again.close()
    return told
  }

  it('and the same calls give the same answers', async () => {
    const first = await play('one')
    expect(await play('one')).toEqual(first)
    expect(await play('two')).not.toEqual(first)
  })
})

describe('between two runs', () => {
  const file = () => path.join(folder, 'state.json')

  it('the account and its keys stay, and what was due meanwhile has happened', async () => {
    let real = NOON
    const first = await openAccount({ stateFile: file(), speed: 1, realTime: () => real })
    const secret = first.keys.read
    await first.ask('POST', `${VMS}/${first.vm('db-01').id}/stop`, { project: first.projectId('Production') })
    await first.close()

    real += 2 * DAY_MS + HOUR_MS
    const second = await openAccount({ stateFile: file(), speed: 1, realTime: () => real })
    expect(second.keys.read).toBe(secret)
    expect(second.clock.now()).toBe(NOON + 2 * DAY_MS + HOUR_MS)
    expect(second.vm('db-01').status).toBe('passive')
    const { body } = await second.ask('GET', '/api/v1/backups', { key: secret })
    expect(body.data?.map((backup) => backup.created_at)).toEqual([
      '2026-03-04T03:00:00.000Z',
      '2026-03-03T03:00:00.000Z',
    ])
    await second.close()
  })

  it('a regenerated key is handed out with its present secret', async () => {
    const first = await openAccount({ stateFile: file() })
    const key = [...first.store.apiKeys.all()].find(({ name }) => name === 'read')
    const { body } = await first.ask('POST', `/api/v1/api-keys/${key?.id}/regenerate`)
    await first.close()
    const second = await openAccount({ stateFile: file() })
    expect(second.keys.read).toBe(body.data?.secret)
    await second.close()
  })

  it('the file is its owner’s alone, complete, and holds no secret', async () => {
    const first = await openAccount({ stateFile: file() })
    const secrets = Object.values(first.keys)
    await first.close()
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    const text = readFileSync(file(), 'utf8')
    expect(secrets.filter((secret) => text.includes(secret.slice(13)))).toEqual([])
    expect(readdirSync(folder)).toEqual(['state.json'])
  })

  it('a change is in the file soon, without anybody closing the account', async () => {
    const first = await openAccount({ stateFile: file() })
    const at = `${VMS}/${first.vm('web-01').id}/rename`
    await first.ask('PATCH', at, { project: first.projectId('Production'), body: { name: 'saved-soon' } })
    await expect.poll(() => readFileSync(file(), 'utf8'), { timeout: 10_000 }).toContain('saved-soon')
    await first.close()
  })

  it('a damaged file is refused in words and left alone', async () => {
    writeFileSync(file(), '{"version":')
    await expect(openAccount({ stateFile: file() })).rejects.toThrow('Move it away')
    expect(readFileSync(file(), 'utf8')).toBe('{"version":')
  })
})
