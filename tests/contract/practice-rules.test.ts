import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Account, MINUTE_MS, openAccount } from './practice-account'

let account: Account
let project: string

beforeEach(async () => {
  account = await openAccount()
  project = account.projectId('Production')
})

afterEach(async () => {
  await account.close()
})

const VMS = '/api/v1/vms'
const ask = (method: string, path: string, body?: unknown) => account.ask(method, path, { project, body })

async function refused(method: string, path: string, body?: unknown): Promise<[number, string]> {
  const told = await ask(method, path, body)
  expect(told.body.error).toBeTruthy()
  return [told.status, String(told.body.message)]
}

async function stopped(name: string): Promise<string> {
  const { id } = account.vm(name)
  await ask('POST', `${VMS}/${id}/stop`)
  account.clock.advance(MINUTE_MS)
  return id
}

describe('what is refused because of what else is there', () => {
  it('an attached volume cannot be deleted', async () => {
    expect(await refused('DELETE', '/api/v1/volumes/1')).toEqual([400, 'The volume is attached; detach it first'])
    await ask('POST', '/api/v1/volumes/1/detach')
    expect((await ask('GET', '/api/v1/volumes/1')).body.data).toMatchObject({ product_vm: '', status: 'available' })
    expect((await ask('DELETE', '/api/v1/volumes/1')).status).toBe(200)
  })

  it('a snapshot its source runs on cannot be deleted, and another takes its place', async () => {
    await stopped('web-01')
    await ask('POST', '/api/v1/snapshots/1/restore')
    account.clock.advance(10 * MINUTE_MS)
    expect((await refused('DELETE', '/api/v1/snapshots/1'))[0]).toBe(409)
    const vm = account.vm('web-01')
    const second = (await ask('POST', '/api/v1/snapshots', { resource_type: 'vm', resource_id: vm.id, name: 'b' })).body
    account.clock.advance(10 * MINUTE_MS)
    await ask('POST', `/api/v1/snapshots/${second.data?.id}/restore`)
    expect((await ask('DELETE', '/api/v1/snapshots/1')).status).toBe(200)
  })

  it('a private network in use cannot be deleted', async () => {
    const [vpc] = account.store.vpcs.all()
    expect((await refused('DELETE', `/api/v1/vpcs/${vpc?.id}`))[0]).toBe(400)
    await ask('DELETE', `${VMS}/${account.vm('web-01').id}/vpc/1`)
    expect((await ask('DELETE', `/api/v1/vpcs/${vpc?.id}`)).status).toBe(200)
  })

  it('an attached firewall cannot be deleted', async () => {
    const [group] = account.store.securityGroups.all()
    expect((await refused('DELETE', `/api/v1/security-groups/${group?.id}`))[0]).toBe(400)
    await ask('DELETE', `${VMS}/${account.vm('web-01').id}/security-groups/${group?.id}/0`)
    expect((await ask('DELETE', `/api/v1/security-groups/${group?.id}`)).status).toBe(200)
  })

  it('a project with anything in it cannot be deleted', async () => {
    const [status, message] = await refused('DELETE', `/api/v1/projects/${project}`)
    expect(status).toBe(409)
    expect(message).toContain('active resources')
  })

  it('only the oldest point of a series goes alone; the series goes whole', async () => {
    const { id } = account.vm('web-01')
    for (let i = 0; i < 3; i++) {
      await ask('POST', '/api/v1/backups', { vm_id: id })
      account.clock.advance(10 * MINUTE_MS)
    }
    const points = (await ask('GET', '/api/v1/backups')).body.data ?? []
    expect(points.map((point) => point.increment_id)).toEqual([2, 1, 0])
    const [newest, , oldest] = points
    const [status, message] = await refused('DELETE', `/api/v1/backups/${newest?.id}`)
    expect(status).toBe(409)
    expect(message).toContain('/chain')
    expect((await ask('DELETE', `/api/v1/backups/${oldest?.id}`)).status).toBe(200)
    expect((await ask('DELETE', `/api/v1/backups/${newest?.id}/chain`)).body.message).toContain('2 restore points')
    expect((await ask('GET', '/api/v1/backups')).body.total).toBe(0)
  })

  it('a role in use cannot be deleted, a system role never changed', async () => {
    const roles = [...account.store.roles.all()]
    const custom = roles.find(({ slug }) => slug === 'reader')
    const system = roles.find(({ slug }) => slug === 'owner')
    expect((await refused('DELETE', `/api/v1/roles/${custom?.id}`))[0]).toBe(400)
    expect((await refused('PATCH', `/api/v1/roles/${system?.id}`, { name: 'King' }))[0]).toBe(400)
  })
})

describe('what needs the server stopped', () => {
  it('resizing, growing the disk and restoring a snapshot', async () => {
    const { id } = account.vm('web-01')
    const tries: [string, unknown?][] = [
      [`${VMS}/${id}/resize`, { pricing_id: 2 }],
      [`${VMS}/${id}/disk/resize`, { new_size: 80 }],
      ['/api/v1/snapshots/1/restore'],
    ]
    for (const [path, body] of tries) {
      const [status, message] = await refused('POST', path, body)
      expect(status).toBe(400)
      expect(message).toContain('VM must be passive')
    }
    await stopped('web-01')
    expect((await ask('POST', `${VMS}/${id}/resize`, { pricing_id: 2 })).status).toBe(200)
    expect((await ask('GET', `${VMS}/${id}`)).body.data).toMatchObject({ cpu: 4, ram: 8, total_storage: 120 })
  })

  it('disks and volumes only grow', async () => {
    const id = await stopped('web-01')
    expect((await refused('POST', `${VMS}/${id}/disk/resize`, { new_size: 50 }))[0]).toBe(400)
    expect((await refused('PATCH', '/api/v1/volumes/1', { new_size: 100 }))[0]).toBe(400)
  })
})

describe('deleting a server', () => {
  const counts = () => {
    const { vms, volumes, snapshots, backups, ips, vpcs } = account.store
    return [vms, volumes, snapshots, backups, ips, vpcs].map((rows) => rows.size)
  }

  it('takes its snapshots, backups and given address; volumes and network go only when told to', async () => {
    const { id } = account.vm('web-01')
    await ask('POST', '/api/v1/backups', { vm_id: id })
    account.clock.advance(10 * MINUTE_MS)
    expect(counts()).toEqual([3, 1, 1, 1, 3, 1])
    await ask('DELETE', `${VMS}/${id}`, { volume_action: 'detach', delete_vpc: false })
    expect(counts()).toEqual([2, 1, 0, 0, 2, 1])
    expect(account.store.volumes.get(1)).toMatchObject({ vmId: null, status: 'available' })
  })

  it('says nothing and takes the harsher meaning when it is not told', async () => {
    await ask('DELETE', `${VMS}/${account.vm('web-01').id}`)
    expect(counts()).toEqual([2, 0, 0, 0, 2, 0])
  })

  it('leaves a reserved address with the account, free and still billed', async () => {
    const { id } = account.vm('web-01')
    await ask('DELETE', `${VMS}/${id}/ip/0`)
    const ip = (await ask('POST', '/api/v1/ips/reserve')).body.data
    await ask('POST', `${VMS}/${id}/ip`, { ip_id: ip?.id })
    await ask('DELETE', `${VMS}/${id}`, { volume_action: 'detach' })
    expect((await ask('GET', `/api/v1/ips/${ip?.id}`)).body.data).toMatchObject({ status: 'free', reserved: true })
  })

  it('in bulk goes on after one that fails, and tells which', async () => {
    const other = account.vm('old-01').id
    const ids = [account.vm('web-01').id, other, account.vm('db-01').id]
    const { status, body } = await ask('DELETE', `${VMS}/bulk`, { ids, volume_action: 'detach', delete_vpc: false })
    expect(status).toBe(200)
    expect(body).toMatchObject({ success: true, success_count: 2, failed_count: 1 })
    expect(body.results).toMatchObject([{ success: true }, { id: other, success: false }, { success: true }])
  })
})

describe('addresses', () => {
  it('one given with a server is gone for good when detached', async () => {
    const vm = account.vm('web-01')
    const address = vm.nics[0]?.ip
    await ask('DELETE', `${VMS}/${vm.id}/ip/0`)
    const { body } = await ask('GET', '/api/v1/ips')
    expect(body.data?.map((ip) => ip.ip_address)).not.toContain(address)
    await ask('POST', `${VMS}/${vm.id}/ip`, { type: 'IPv4' })
    expect((await ask('GET', `${VMS}/${vm.id}`)).body.data?.public_ipv4_address).not.toBe(address)
  })

  it('the gateway of a network is listed and cannot be released by hand', async () => {
    const [vpc] = account.store.vpcs.all()
    const [ip] = account.store.ips.where('projectId', project)
    if (!ip || !vpc) throw new Error('The small account has a network and addresses.')
    account.store.ips.change(ip, { gatewayOfVpcId: vpc.id, vmId: null })
    expect((await ask('GET', `/api/v1/ips/${ip.id}`)).body.data?.status).toBe('in-use')
    expect((await refused('DELETE', `/api/v1/ips/${ip.id}/reserve`))[1]).toContain('gateway')
  })

  it('no answer about an address names the server behind it', async () => {
    const { body } = await ask('GET', '/api/v1/ips')
    expect(JSON.stringify(body)).not.toContain(account.vm('web-01').id)
  })
})

describe('money', () => {
  it('a stopped server costs what a running one costs', async () => {
    const price = async () => (await ask('GET', `${VMS}/${account.vm('web-01').id}`)).body.data?.price_per_hour
    const running = await price()
    await stopped('web-01')
    expect(await price()).toBe(running)
    expect(running).toBe((4.99 / 730).toFixed(6))
  })

  it('the three newest backups of a server are free', async () => {
    for (let i = 0; i < 4; i++) {
      await ask('POST', '/api/v1/backups', { vm_id: account.vm('web-01').id })
      account.clock.advance(10 * MINUTE_MS)
    }
    const { body } = await ask('GET', '/api/v1/backups')
    const prices = body.data?.map((backup) => Number(backup.price_per_hour)) ?? []
    expect(prices.slice(0, 3)).toEqual([0, 0, 0])
    expect(prices[3]).toBeGreaterThan(0)
  })

  it('the account holds as many servers as it may, stopped ones included', async () => {
    account.store.account.vmLimit = 3
    const [status, message] = await refused('POST', VMS, {
      name: 'one-more',
      template_id: account.vm('web-01').templateId,
      pricing_id: 1,
      region: 'us-east',
      ssh_keys: ['x'],
    })
    expect([status, message]).toEqual([400, 'The account may hold 3 VMs, stopped ones included'])
  })
})

describe('firewalls', () => {
  it('a change replaces the whole set of rules', async () => {
    const [group] = account.store.securityGroups.all()
    const rule = { protocol: 'TCP', rule_type: 'INBOUND', range: '22', ip: '203.0.113.7', size: 32 }
    const { body } = await ask('PUT', `/api/v1/security-groups/${group?.id}`, { rules: [rule] })
    expect(body.data?.rules).toEqual([rule])
  })

  it('forty rules each way and no more, and none that make no sense', async () => {
    const [group] = account.store.securityGroups.all()
    const at = `/api/v1/security-groups/${group?.id}`
    const rule = (range: string) => ({ protocol: 'TCP', rule_type: 'INBOUND', range })
    const many = Array.from({ length: 41 }, (_, i) => rule(String(i + 1)))
    expect((await refused('PUT', at, { rules: many }))[1]).toBe('At most 40 INBOUND rules; there are 41')
    for (const range of ['99999', '80-90', '90:80', 'http']) {
      expect((await refused('PUT', at, { rules: [rule(range)] }))[0]).toBe(400)
    }
    expect((await ask('PUT', at, { rules: [rule('80,443,3000:4000')] })).status).toBe(200)
  })
})

describe('tags and notes', () => {
  it('twenty tags a server, sorted by priority', async () => {
    const at = `${VMS}/${account.vm('web-01').id}/tags`
    for (let i = 0; i < 20; i++) await ask('POST', at, { name: `tag-${i}`, priority: i === 19 ? 1 : 2 })
    expect((await refused('POST', at, { name: 'one-more' }))[1]).toBe('A VM holds at most 20 tags')
    const { body } = await ask('GET', `${VMS}/${account.vm('web-01').id}`)
    expect(body.data?.tags).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'tag-0' })]))
    const [first] = (body.data?.tags ?? []) as { name: string }[]
    expect(first?.name).toBe('tag-19')
  })

  it('a personal note is there only for who wrote it', async () => {
    const at = `${VMS}/${account.vm('web-01').id}/notes`
    await ask('PUT', `${at}/personal`, { content: 'mine' })
    const key = [...account.store.apiKeys.all()].find(({ name }) => name === 'read')
    if (key) account.store.apiKeys.change(key, { createdBy: 'a5b0a9b6-0000-4000-8000-000000000001' })
    expect((await account.ask('GET', at, { key: 'owner' })).body).toHaveProperty('personal_note')
    expect((await account.ask('GET', at, { key: 'read' })).body).toEqual({ success: true })
  })
})

describe('lists', () => {
  it('come newest first, in pages, with the whole count', async () => {
    const first = await ask('GET', `${VMS}?limit=2`)
    const second = await ask('GET', `${VMS}?limit=2&offset=2`)
    expect([first.body.data?.length, second.body.data?.length, first.body.total]).toEqual([2, 1, 3])
    expect([...(first.body.data ?? []), ...(second.body.data ?? [])].map((vm) => vm.name)).toEqual([
      'web-01',
      'db-01',
      'old-01',
    ])
  })

  it('never give more than a hundred rows', async () => {
    const template = account.vm('web-01')
    account.store.account.vmLimit = 1_000
    for (let i = 0; i < 150; i++) account.store.vms.add({ ...template, id: `copy-${i}`, nics: [] })
    const { body } = await ask('GET', `${VMS}?limit=5000`)
    expect([body.data?.length, body.total]).toEqual([100, 153])
  })

  it('of networks, firewalls and SSH keys come whole and without a count', async () => {
    for (const list of ['vpcs', 'security-groups', 'ssh-keys']) {
      expect((await ask('GET', `/api/v1/${list}?limit=1`)).body).not.toHaveProperty('total')
    }
  })

  it('of snapshots name a server but not a volume', async () => {
    await ask('POST', '/api/v1/snapshots', { resource_type: 'volume', volume_id: 1, name: 'data' })
    const { body } = await ask('GET', '/api/v1/snapshots?volume_id=1')
    expect(body.data).toHaveLength(1)
    expect(Object.keys(body.data?.[0] ?? {})).not.toContain('volume_id')
    expect(body.data?.[0]?.product_vm).toBeUndefined()
  })
})

describe('nonsense', () => {
  it('is refused in words and breaks nothing', async () => {
    const response = await account.raw('POST', VMS, { project, headers: { 'Content-Type': 'application/json' } })
    expect(response.status).toBe(400)
    const bodies = ['{"name":', '[]', '7', '"x"', 'null']
    for (const body of bodies) {
      const answer = await fetch(`${account.url}${VMS}`, {
        method: 'POST',
        headers: { 'X-API-Key': account.keys.owner ?? '', 'X-Project-ID': project },
        body,
      })
      expect([body, answer.status]).toEqual([body, 400])
    }
    expect((await ask('GET', '/api/v1/volumes/one')).status).toBe(404)
    expect((await ask('GET', `${VMS}?limit=-3&offset=x`)).body.data).toHaveLength(3)
    expect((await account.ask('GET', '/api/v1/ips', { project: 'prj_1' })).status).toBe(400)
    expect((await ask('GET', '/api/v2/vms')).status).toBe(404)
  })
})
