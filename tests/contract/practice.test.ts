import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEMPLATES } from '@/lib/practice/catalog'
import { systemRoleId } from '@/lib/practice/system-roles'
import { type ContractDocument, documentPath, readDocument } from './practice-document'
import { openWire, type Told, type Wire } from './practice-wire'

const document = readDocument()
const MINUTE_MS = 60_000
const NOWHERE = '00000000-0000-4000-8000-000000000000'
const ED25519 = `ssh-ed25519 ${'A'.repeat(68)} someone@example.com`

if (!document) {
  describe('the practice account against the published contract', () => {
    it.skip(`SKIPPED: there is no document at ${documentPath}; set RAFF_OPENAPI to check the answers`, () => {})
  })
} else {
  checkAgainst(document)
}

function checkAgainst(contract: ContractDocument): void {
  describe('every answer is as the published contract says', () => {
    let wire: Wire
    let production: string
    let staging: string
    let web: string

    beforeAll(async () => {
      wire = await openWire(contract)
      const { projects, vms } = wire.practice.store
      production = [...projects.all()].find((project) => project.name === 'Production')?.id ?? ''
      staging = [...projects.all()].find((project) => project.name === 'Staging')?.id ?? ''
      web = [...vms.all()].find((vm) => vm.name === 'web-01')?.id ?? ''
    })

    afterAll(async () => {
      await wire.practice.close()
    })

    async function ok(method: string, path: string, body?: unknown, key?: string): Promise<Told> {
      const told = await wire.ask(method, path, { project: production, body, key })
      expect(told.status, `${method} ${path}: ${told.body.message}`).toBeLessThan(300)
      return told
    }

    async function refused(status: number, method: string, path: string, body?: unknown, project = production) {
      const told = await wire.ask(method, path, { project, body })
      expect(told.status, `${method} ${path}: ${told.body.message}`).toBe(status)
      return told
    }

    const idOf = (told: Told) => String((told.body.data as { id: unknown }).id)
    const wait = (minutes: number) => wire.practice.clock.advance(minutes * MINUTE_MS)

    async function newVm(name: string, order: Record<string, unknown> = {}): Promise<string> {
      const [template] = TEMPLATES
      const access = { ssh_keys: [ED25519], region: 'us-east', pricing_id: 2, template_id: template?.id }
      const id = idOf(await ok('POST', '/api/v1/vms', { name, ...access, ...order }))
      wait(5)
      return id
    }

    it('health and catalog', async () => {
      await wire.ask('GET', '/health', { key: null })
      for (const path of ['regions', 'templates', 'pricing/vm', 'pricing/volume', 'pricing/snapshot', 'pricing/ip']) {
        const told = await wire.ask('GET', `/api/v1/public/${path}`, { key: null })
        expect(told.status).toBe(200)
      }
      await wire.ask('GET', '/api/v1/public/pricing/backup', { key: null })
      for (const path of ['templates?category=games', 'pricing/vm?type=large']) {
        expect((await wire.ask('GET', `/api/v1/public/${path}`, { key: null })).status).toBe(400)
      }
      for (const kind of ['volume', 'snapshot', 'backup']) {
        const told = await wire.ask('GET', `/api/v1/public/pricing/${kind}?region=moon`, { key: null })
        expect(told.status).toBe(404)
      }
    })

    it('refusals for the key are the same on every list', async () => {
      const lists = ['projects', 'vms', 'vpcs', 'ips', 'security-groups', 'volumes', 'snapshots', 'backups']
      for (const list of [...lists, 'backup-schedules', 'ssh-keys', 'members', 'roles', 'permissions', 'api-keys']) {
        expect((await wire.ask('GET', `/api/v1/${list}`, { key: null, project: production })).status).toBe(401)
        expect((await wire.ask('GET', `/api/v1/${list}`, { key: 'expired', project: production })).status).toBe(401)
      }
    })

    it('projects', async () => {
      await ok('GET', '/api/v1/projects')
      const id = idOf(await ok('POST', '/api/v1/projects', { name: 'Customer A', description: 'For A' }))
      await ok('GET', `/api/v1/projects/${id}`)
      await ok('PUT', `/api/v1/projects/${id}`, { name: 'Customer B' })
      await refused(400, 'POST', '/api/v1/projects', {})
      await refused(400, 'PUT', `/api/v1/projects/${id}`, {})
      await ok('DELETE', `/api/v1/projects/${id}`)
      await refused(404, 'GET', `/api/v1/projects/${id}`)
      await refused(404, 'PUT', `/api/v1/projects/${id}`, { name: 'x' })
      await refused(404, 'DELETE', `/api/v1/projects/${id}`)
      await refused(409, 'DELETE', `/api/v1/projects/${production}`)
    })

    it('servers: make, read, delete', async () => {
      await ok('GET', '/api/v1/vms?limit=2')
      const id = await newVm('fresh', {
        extra_storage: 10,
        backup_type: 'weekly',
        backup_date: 'Sunday',
        tags: ['new'],
      })
      await ok('GET', `/api/v1/vms/${id}`)
      await refused(400, 'POST', '/api/v1/vms', { name: 'x' })
      await refused(404, 'GET', `/api/v1/vms/${NOWHERE}`)
      await refused(403, 'GET', `/api/v1/volumes/1`, undefined, staging)
      await ok('DELETE', `/api/v1/vms/${id}`, { volume_action: 'detach', delete_vpc: false })
      await refused(404, 'DELETE', `/api/v1/vms/${id}`)
      expect((await wire.ask('DELETE', `/api/v1/vms/${web}`)).status).toBe(400)
      const [one, two] = [await newVm('one'), await newVm('two')]
      await ok('DELETE', '/api/v1/vms/bulk', { ids: [one, two, NOWHERE], volume_action: 'delete', delete_vpc: true })
      await refused(400, 'DELETE', '/api/v1/vms/bulk', { ids: [] })
    })

    it('money: an account in trouble and an empty balance', async () => {
      const { account } = wire.practice.store
      const [template] = TEMPLATES
      const vm = { name: 'a', template_id: template?.id, pricing_id: 1, region: 'us-east', ssh_keys: [ED25519] }
      const orders: [string, unknown][] = [
        ['/api/v1/vms', vm],
        ['/api/v1/volumes', { name: 'a', size: 1, volume_type: 'nvme' }],
        ['/api/v1/snapshots', { resource_type: 'vm', resource_id: web, name: 'a' }],
        ['/api/v1/backups', { vm_id: web }],
        ['/api/v1/ips/reserve', {}],
      ]
      account.billing = 'failed'
      for (const [path, body] of [...orders, ['/api/v1/vpcs', { name: 'a', cidr: '10.99.0.0/24' }] as const]) {
        const told = await refused(403, 'POST', path, body)
        expect(told.body.reason).toBe('failed')
      }
      account.billing = 'good'
      const { balance } = account
      account.balance = 0
      for (const [path, body] of orders) await refused(402, 'POST', path, body)
      account.balance = balance
    })

    it('servers: power, name, disk and image', async () => {
      const id = await newVm('worker')
      const at = `/api/v1/vms/${id}`
      await ok('PATCH', `${at}/rename`, { name: 'worker-2' })
      await ok('POST', `${at}/reset-password`)
      for (const step of ['reboot', 'reboot-hard', 'stop', 'start', 'stop']) {
        await ok('POST', `${at}/${step}`)
        await refused(400, 'POST', `${at}/${step}`)
        wait(2)
      }
      await ok('POST', `${at}/resize`, { pricing_id: 3 })
      await refused(400, 'POST', `${at}/resize`, { pricing_id: 99 })
      await ok('POST', `${at}/disk/resize`, { new_size: 300 })
      await refused(400, 'POST', `${at}/disk/resize`, { new_size: 10 })
      await ok('POST', `${at}/save-image`, { name: 'worker-image' })
      await refused(400, 'POST', `${at}/save-image`, {})
      wait(10)
      await ok('POST', `${at}/factory-reset`)
      wait(10)
      await ok('POST', `${at}/reinstall`, { template_id: TEMPLATES[2]?.id, ssh_keys: [ED25519] })
      await refused(400, 'POST', `${at}/reinstall`, {})
      wait(10)
      const gone = `/api/v1/vms/${NOWHERE}`
      for (const step of ['start', 'stop', 'reboot', 'reboot-hard', 'reset-password', 'factory-reset']) {
        await refused(404, 'POST', `${gone}/${step}`)
        expect((await wire.ask('POST', `${gone}/${step}`)).status).toBe(400)
        expect((await wire.ask('POST', `${gone}/${step}`, { key: null })).status).toBe(401)
      }
      await refused(404, 'PATCH', `${gone}/rename`, { name: 'x' })
      await refused(404, 'POST', `${gone}/resize`, { pricing_id: 1 })
      await refused(404, 'POST', `${gone}/disk/resize`, { new_size: 500 })
      await refused(404, 'POST', `${gone}/save-image`, { name: 'x' })
      await refused(404, 'POST', `${gone}/reinstall`, { template_id: NOWHERE })
    })

    it('servers: a subscription pays the difference of a resize', async () => {
      const id = await newVm('subscribed')
      const vm = wire.practice.store.vms.get(id)
      if (vm) wire.practice.store.vms.change(vm, { billing: 'subscription', subscriptionId: NOWHERE })
      await ok('POST', `/api/v1/vms/${id}/stop`)
      wait(2)
      const told = await ok('POST', `/api/v1/vms/${id}/resize`, { pricing_id: 4 })
      expect(told.body.billing).toMatchObject({ type: 'upgrade', new_monthly_price: 43.99 })
      await ok('GET', `/api/v1/vms/${id}`)
      wire.practice.store.account.balance = 1
      await refused(402, 'POST', `/api/v1/vms/${id}/resize`, { pricing_id: 13 })
      await refused(402, 'POST', `/api/v1/vms/${id}/disk/resize`, { new_size: 9_000 })
      wire.practice.store.account.balance = 1_000
    })

    it('servers: tags and notes', async () => {
      const at = `/api/v1/vms/${web}`
      const told = await ok('POST', `${at}/tags`, { name: 'temporary=true', priority: 3 })
      const [tag] = told.body.tags as { id: string }[]
      await ok('PATCH', `${at}/tags/${tag?.id}`, { name: 'expires=2026-12-01' })
      await refused(400, 'POST', `${at}/tags`, {})
      await refused(400, 'PATCH', `${at}/tags/${tag?.id}`, {})
      await ok('DELETE', `${at}/tags/${tag?.id}`)
      await refused(404, 'PATCH', `${at}/tags/${tag?.id}`, { name: 'x' })
      await refused(404, 'DELETE', `${at}/tags/${tag?.id}`)
      await refused(404, 'POST', `/api/v1/vms/${NOWHERE}/tags`, { name: 'x' })
      await ok('GET', `${at}/notes`)
      await refused(404, 'PATCH', `${at}/notes/account`, { content: 'x' })
      await ok('PUT', `${at}/notes/account`, { content: 'belongs to the shop' })
      await ok('POST', `${at}/notes/account/append`, { content: 'ask Dana' })
      await ok('POST', `${at}/notes/personal/append`, { content: 'mine' })
      await ok('PATCH', `${at}/notes/account`, { content: 'replaced' })
      await ok('GET', `${at}/notes`)
      await refused(400, 'GET', `${at}/notes?type=secret`)
      await refused(400, 'PUT', `${at}/notes/account`, {})
      await refused(404, 'PUT', `/api/v1/vms/${NOWHERE}/notes/account`, { content: 'x' })
      await refused(404, 'GET', `/api/v1/vms/${NOWHERE}/notes`)
    })

    it('private networks', async () => {
      await ok('GET', '/api/v1/vpcs')
      await ok('GET', '/api/v1/vpcs/cidr-suggestions')
      const id = idOf(await ok('POST', '/api/v1/vpcs', { name: 'lab', cidr: '10.77.0.0/24' }))
      await ok('GET', `/api/v1/vpcs/${id}`)
      await ok('PUT', `/api/v1/vpcs/${id}`, { name: 'lab-2', description: 'for trying' })
      await refused(400, 'POST', '/api/v1/vpcs', { name: 'lab', cidr: '10.77.0.0/25' })
      await refused(400, 'PUT', `/api/v1/vpcs/${id}`, {})
      const vm = `/api/v1/vms/${web}`
      await ok('POST', `${vm}/vpc`, { vpc_id: id, ip: '10.77.0.42' })
      await refused(400, 'POST', `${vm}/vpc`, { vpc_id: id })
      await ok('GET', `/api/v1/vpcs/${id}`)
      await refused(400, 'DELETE', `/api/v1/vpcs/${id}`)
      const nics = (await ok('GET', `${vm}/networks`)).body.data as { nic_id: number; ip: string }[]
      const nic = nics.find((each) => each.ip === '10.77.0.42')?.nic_id
      await ok('GET', `${vm}/networks?type=vpc`)
      await ok('DELETE', `${vm}/vpc/${nic}`)
      await refused(404, 'DELETE', `${vm}/vpc/${nic}`)
      await ok('DELETE', `/api/v1/vpcs/${id}`)
      await refused(404, 'GET', `/api/v1/vpcs/${id}`)
      await refused(404, 'PUT', `/api/v1/vpcs/${id}`, { name: 'x' })
      await refused(404, 'DELETE', `/api/v1/vpcs/${id}`)
      await refused(404, 'GET', `/api/v1/vms/${NOWHERE}/networks`)
      await refused(404, 'POST', `/api/v1/vms/${NOWHERE}/vpc`, { vpc_id: id })
    })

    it('public addresses', async () => {
      await ok('GET', '/api/v1/ips?status=in-use')
      expect((await wire.ask('GET', '/api/v1/ips')).status).toBe(400)
      const id = idOf(await ok('POST', '/api/v1/ips/reserve', { type: 'IPv4' }))
      await ok('GET', `/api/v1/ips/${id}`)
      await refused(400, 'POST', '/api/v1/ips/reserve', { type: 'IPv5' })
      const changed = await ok('POST', `/api/v1/ips/${id}/change`)
      const fresh = (changed.body.new_ip as { id: string }).id
      const vm = await newVm('no-ip', { skip_public_ip: true })
      const attached = await ok('POST', `/api/v1/vms/${vm}/ip`, { ip_id: fresh })
      await refused(400, 'POST', `/api/v1/vms/${vm}/ip`, {})
      await refused(400, 'DELETE', `/api/v1/ips/${fresh}/reserve`)
      await refused(400, 'POST', `/api/v1/ips/${fresh}/change`)
      await ok('DELETE', `/api/v1/vms/${vm}/ip/${(attached.body.data as { nic_id: number }).nic_id}`)
      await ok('POST', `/api/v1/vms/${vm}/ip`, { type: 'IPv6' })
      await ok('GET', '/api/v1/ips?reserved=true')
      await ok('DELETE', `/api/v1/ips/${fresh}/reserve`)
      await refused(404, 'DELETE', `/api/v1/ips/${fresh}/reserve`)
      await refused(404, 'POST', `/api/v1/ips/${fresh}/change`)
      await refused(404, 'GET', `/api/v1/ips/${fresh}`)
      await refused(404, 'DELETE', `/api/v1/vms/${vm}/ip/77`)
      await refused(404, 'POST', `/api/v1/vms/${NOWHERE}/ip`, {})
    })

    it('security groups', async () => {
      await ok('GET', '/api/v1/security-groups')
      await ok('GET', '/api/v1/security-groups/templates')
      const order = {
        name: 'db',
        template_id: 'database',
        rules: [{ protocol: 'TCP', rule_type: 'INBOUND', range: '22' }],
      }
      const id = idOf(await ok('POST', '/api/v1/security-groups', order))
      await ok('GET', `/api/v1/security-groups/${id}`)
      await ok('PUT', `/api/v1/security-groups/${id}`, { rules: [] })
      await refused(400, 'POST', '/api/v1/security-groups', {})
      await refused(400, 'PUT', `/api/v1/security-groups/${id}`, {})
      const vm = `/api/v1/vms/${web}`
      await ok('POST', `${vm}/security-groups`, { security_group_id: id, nic_id: 1 })
      await refused(400, 'POST', `${vm}/security-groups`, { security_group_id: id, nic_id: 1 })
      await refused(400, 'DELETE', `/api/v1/security-groups/${id}`)
      await ok('GET', `${vm}/networks`)
      await ok('DELETE', `${vm}/security-groups/${id}/1`)
      await refused(404, 'DELETE', `${vm}/security-groups/${id}/1`)
      await ok('DELETE', `/api/v1/security-groups/${id}`)
      await refused(404, 'GET', `/api/v1/security-groups/${id}`)
      await refused(404, 'PUT', `/api/v1/security-groups/${id}`, { name: 'x' })
      await refused(404, 'DELETE', `/api/v1/security-groups/${id}`)
      await refused(404, 'POST', `/api/v1/vms/${NOWHERE}/security-groups`, { security_group_id: id, nic_id: 0 })
    })

    it('volumes', async () => {
      await ok('GET', '/api/v1/volumes')
      const id = idOf(await ok('POST', '/api/v1/volumes', { name: 'data', size: 20, volume_type: 'nvme' }))
      const at = `/api/v1/volumes/${id}`
      await ok('GET', at)
      wait(2)
      await ok('PATCH', at, { new_size: 30 })
      await refused(400, 'PATCH', at, { new_size: 5 })
      await ok('POST', `${at}/attach`, { vm_id: web })
      await refused(400, 'POST', `${at}/attach`, { vm_id: web })
      await refused(400, 'DELETE', at)
      await ok('POST', `${at}/detach`)
      await refused(400, 'POST', `${at}/detach`)
      await refused(400, 'POST', '/api/v1/volumes', { name: 'data' })
      await ok('DELETE', at)
      await refused(404, 'GET', at)
      await refused(404, 'DELETE', at)
      await refused(404, 'PATCH', at, { new_size: 50 })
      await refused(404, 'POST', `${at}/attach`, { vm_id: web })
      await refused(404, 'POST', `${at}/detach`)
      wire.practice.store.account.balance = 0
      await refused(402, 'PATCH', '/api/v1/volumes/1', { new_size: 500 })
      wire.practice.store.account.balance = 1_000
    })

    it('snapshots', async () => {
      await ok('GET', '/api/v1/snapshots?type=vm')
      const vm = await newVm('snapped')
      const order = { resource_type: 'vm', resource_id: vm, name: 'before' }
      const at = `/api/v1/snapshots/${idOf(await ok('POST', '/api/v1/snapshots', order))}`
      wait(5)
      await ok('POST', '/api/v1/snapshots', { resource_type: 'volume', volume_id: 1, name: 'data' })
      await ok('GET', '/api/v1/snapshots?volume_id=1')
      await refused(400, 'POST', '/api/v1/snapshots', { resource_type: 'vm', name: 'x' })
      await ok('GET', at)
      await ok('PATCH', `${at}/rename`, { name: 'before-2' })
      await refused(400, 'PATCH', `${at}/rename`, {})
      await refused(400, 'POST', `${at}/restore`)
      await ok('POST', `/api/v1/vms/${vm}/stop`)
      wait(2)
      await ok('POST', `${at}/restore`)
      wait(10)
      await refused(409, 'DELETE', at)
      await ok('POST', '/api/v1/snapshots', { ...order, name: 'after' })
      const spare = idOf(
        await ok('POST', '/api/v1/snapshots', { resource_type: 'volume', volume_id: 1, name: 'spare' }),
      )
      await ok('DELETE', `/api/v1/snapshots/${spare}`)
      await refused(404, 'DELETE', `/api/v1/snapshots/${spare}`)
      await refused(404, 'GET', `/api/v1/snapshots/${spare}`)
      await refused(404, 'POST', `/api/v1/snapshots/${spare}/restore`)
      await refused(404, 'PATCH', `/api/v1/snapshots/${spare}/rename`, { name: 'x' })
    })

    it('backups and their series', async () => {
      const vm = await newVm('copied')
      const first = idOf(await ok('POST', '/api/v1/backups', { vm_id: vm, name: 'first' }))
      wait(15)
      const second = idOf(await ok('POST', '/api/v1/backups', { vm_id: vm }))
      await refused(409, 'DELETE', `/api/v1/backups/${second}`)
      wait(15)
      await ok('GET', `/api/v1/backups?vm_id=${vm}`)
      await ok('GET', `/api/v1/backups/${first}`)
      await refused(400, 'POST', '/api/v1/backups', {})
      await refused(409, 'DELETE', `/api/v1/backups/${second}`)
      await ok('POST', `/api/v1/backups/${second}/restore`)
      await refused(400, 'POST', `/api/v1/backups/${second}/restore`)
      await refused(409, 'DELETE', `/api/v1/backups/${second}/chain`)
      wait(15)
      await ok('POST', `/api/v1/vms/${vm}/backups/reset-chain`)
      const third = idOf(await ok('POST', '/api/v1/backups', { vm_id: vm }))
      wait(15)
      await ok('DELETE', `/api/v1/backups/${third}`)
      await ok('DELETE', `/api/v1/backups/${second}/chain`)
      for (const [method, path] of [
        ['GET', ''],
        ['DELETE', ''],
        ['POST', '/restore'],
        ['DELETE', '/chain'],
      ] as const) {
        await refused(404, method, `/api/v1/backups/${first}${path}`)
      }
      await refused(404, 'POST', `/api/v1/vms/${NOWHERE}/backups/reset-chain`)
    })

    it('backup schedules', async () => {
      const order = { vm_id: web, type: 'weekly', time: '8:30pm', day_of_week: 'Saturday', keep_count: 2 }
      const at = `/api/v1/backup-schedules/${idOf(await ok('POST', '/api/v1/backup-schedules', order))}`
      wait(60 * 24 * 15)
      await ok('GET', '/api/v1/backup-schedules')
      await ok('GET', '/api/v1/backups')
      await ok('GET', at)
      await ok('PATCH', at, { type: 'daily', time: '13:00' })
      await refused(400, 'PATCH', at, { time: 'soon' })
      await refused(400, 'POST', '/api/v1/backup-schedules', { vm_id: web, type: 'weekly', time: '8am', keep_count: 2 })
      await ok('DELETE', at)
      await refused(404, 'GET', at)
      await refused(404, 'PATCH', at, { keep_count: 2 })
      await refused(404, 'DELETE', at)
    })

    it('SSH keys', async () => {
      const id = idOf(await ok('POST', '/api/v1/ssh-keys', { name: 'laptop', public_key: ED25519 }))
      await ok('GET', '/api/v1/ssh-keys')
      await ok('GET', `/api/v1/ssh-keys/${id}`)
      await ok('PUT', `/api/v1/ssh-keys/${id}`, { name: 'old laptop' })
      await refused(400, 'POST', '/api/v1/ssh-keys', { name: 'laptop', public_key: 'hello' })
      await refused(400, 'PUT', `/api/v1/ssh-keys/${id}`, {})
      await ok('DELETE', `/api/v1/ssh-keys/${id}`)
      await refused(404, 'GET', `/api/v1/ssh-keys/${id}`)
      await refused(404, 'PUT', `/api/v1/ssh-keys/${id}`, { name: 'x' })
      await refused(404, 'DELETE', `/api/v1/ssh-keys/${id}`)
    })

    it('members and invitations', async () => {
      const role_id = systemRoleId('member')
      const invited = await ok('POST', '/api/v1/members', { email: 'new@example.com', role_id })
      const id = idOf(invited)
      await ok('GET', '/api/v1/members')
      await ok('GET', '/api/v1/members?status=pending')
      await ok('GET', `/api/v1/members/${id}`)
      await refused(400, 'POST', '/api/v1/members', { role_id })
      await refused(400, 'PATCH', `/api/v1/members/${id}`, {})
      await ok('PATCH', `/api/v1/members/${id}`, { role_id: systemRoleId('billing') })
      await ok('DELETE', `/api/v1/members/${id}`)
      await refused(404, 'GET', `/api/v1/members/${id}`)
      await refused(404, 'PATCH', `/api/v1/members/${id}`, { role_id })
      await refused(404, 'DELETE', `/api/v1/members/${id}`)
      const [owner] = wire.practice.store.members.where('roleId', systemRoleId('owner'))
      await refused(409, 'DELETE', `/api/v1/members/${owner?.id}`)
      await refused(409, 'PATCH', `/api/v1/members/${owner?.id}`, { status: 'suspended' })
      const sent = idOf(await ok('POST', '/api/v1/invitations', { email: 'guest@example.com', role_id }))
      await refused(400, 'POST', '/api/v1/invitations', { email: 'guest@example.com', role_id })
      await ok('DELETE', `/api/v1/invitations/${sent}`)
      await refused(404, 'DELETE', `/api/v1/invitations/${sent}`)
    })

    it('project members and their invitations', async () => {
      const at = `/api/v1/projects/${production}`
      const role_id = systemRoleId('viewer')
      const { ownerUserId } = wire.practice.store.account
      const id = idOf(await ok('POST', `${at}/members`, { target_user_id: ownerUserId, role_id }))
      await ok('GET', `${at}/members`)
      await ok('GET', `${at}/members/${id}`)
      await ok('PATCH', `${at}/members/${id}`, { role_id: systemRoleId('operator') })
      await refused(400, 'PATCH', `${at}/members/${id}`, {})
      await refused(400, 'POST', `${at}/members`, { role_id })
      await ok('DELETE', `${at}/members/${id}`)
      await refused(404, 'GET', `${at}/members/${id}`)
      await refused(404, 'PATCH', `${at}/members/${id}`, { role_id })
      await refused(404, 'DELETE', `${at}/members/${id}`)
      const invitation = { email: 'guest@example.com', role_id }
      await ok('POST', `${at}/invitations`, invitation)
      await ok('GET', `${at}/members?status=pending`)
      await refused(400, 'POST', `${at}/invitations`, invitation)
      const gone = `/api/v1/projects/${NOWHERE}`
      await refused(404, 'GET', `${gone}/members`)
      await refused(404, 'POST', `${gone}/members`, { role_id })
      await refused(404, 'POST', `${gone}/invitations`, invitation)
    })

    it('roles and permissions', async () => {
      await ok('GET', '/api/v1/permissions?scope=project')
      await ok('GET', '/api/v1/roles')
      const order = { name: 'Copier', slug: 'copier', scope: 'project', permissions: ['backup.view', 'backup.create'] }
      const id = idOf(await ok('POST', '/api/v1/roles', order))
      await ok('GET', `/api/v1/roles/${id}`)
      await ok('PATCH', `/api/v1/roles/${id}`, { permissions: ['backup.view'] })
      await refused(400, 'POST', '/api/v1/roles', { ...order, slug: 'other', permissions: ['fly'] })
      await refused(400, 'PATCH', `/api/v1/roles/${systemRoleId('owner')}`, { name: 'x' })
      await refused(400, 'DELETE', `/api/v1/roles/${systemRoleId('owner')}`)
      await ok('GET', `/api/v1/roles/${systemRoleId('owner')}`)
      await ok('DELETE', `/api/v1/roles/${id}`)
      await refused(404, 'GET', `/api/v1/roles/${id}`)
      await refused(404, 'PATCH', `/api/v1/roles/${id}`, { name: 'x' })
      await refused(404, 'DELETE', `/api/v1/roles/${id}`)
    })

    it('API keys', async () => {
      const created = await ok('POST', '/api/v1/api-keys', { name: 'CI', role_id: systemRoleId('member') })
      const id = idOf(created)
      await ok('POST', `/api/v1/projects/${staging}/members`, { api_key_id: id, role_id: systemRoleId('viewer') })
      await ok('POST', '/api/v1/members', { api_key_id: id, role_id: systemRoleId('billing') })
      await ok('GET', '/api/v1/members')
      await ok('GET', `/api/v1/projects/${staging}/members`)
      await ok('GET', '/api/v1/api-keys')
      await ok('GET', `/api/v1/api-keys/${id}`)
      await ok('PATCH', `/api/v1/api-keys/${id}`, { is_active: false, expires_at: '2027-01-01T00:00:00Z' })
      await ok('POST', `/api/v1/api-keys/${id}/regenerate`)
      await refused(400, 'POST', '/api/v1/api-keys', {})
      await refused(400, 'PATCH', `/api/v1/api-keys/${id}`, {})
      await ok('DELETE', `/api/v1/api-keys/${id}`)
      await refused(404, 'GET', `/api/v1/api-keys/${id}`)
      await refused(404, 'PATCH', `/api/v1/api-keys/${id}`, { name: 'x' })
      await refused(404, 'DELETE', `/api/v1/api-keys/${id}`)
      await refused(404, 'POST', `/api/v1/api-keys/${id}/regenerate`)
    })

    it('a read-only key may read everything and change nothing, everywhere alike', async () => {
      const writes: [string, string, unknown?][] = [
        ['DELETE', `/api/v1/vms/${web}`],
        ['POST', `/api/v1/vms/${web}/stop`],
        ['POST', '/api/v1/volumes', { name: 'a', size: 1, volume_type: 'nvme' }],
        ['POST', '/api/v1/backups', { vm_id: web }],
        ['DELETE', '/api/v1/snapshots/1'],
        ['DELETE', '/api/v1/backup-schedules/1'],
        ['POST', '/api/v1/ips/reserve'],
        ['POST', '/api/v1/api-keys', { name: 'x' }],
        ['POST', '/api/v1/members', { email: 'x@example.com', role_id: systemRoleId('member') }],
        ['DELETE', `/api/v1/projects/${production}`],
      ]
      for (const [method, path, body] of writes) {
        const told = await wire.ask(method, path, { key: 'read', project: production, body })
        expect(told.status, `${method} ${path}`).toBe(403)
      }
    })

    it('was shown to succeed for every operation of the document', () => {
      const succeeded = contract.operations.filter(({ id }) =>
        [...(wire.seen.get(id) ?? [])].some((code) => code < 300),
      )
      const missing = contract.operations.filter((operation) => !succeeded.includes(operation)).map(({ id }) => id)
      console.info(`operations covered: ${succeeded.length} of ${contract.operations.length}`)
      console.info(succeeded.map(({ id }) => `${id} ${[...(wire.seen.get(id) ?? [])].sort().join('/')}`).join('\n'))
      expect(missing).toEqual([])
      expect(succeeded.length).toBeGreaterThanOrEqual(75)
    })
  })
}
