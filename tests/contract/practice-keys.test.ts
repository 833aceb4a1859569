import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashOfSecret } from '@/lib/practice/key-secret'
import { systemRoleId } from '@/lib/practice/system-roles'
import { type Account, DAY_MS, NOON, openAccount } from './practice-account'

let account: Account
let production: string
let staging: string

beforeEach(async () => {
  account = await openAccount()
  production = account.projectId('Production')
  staging = account.projectId('Staging')
})

afterEach(async () => {
  await account.close()
})

const VMS = '/api/v1/vms'

describe('who is let in', () => {
  it('nobody without a key, with an unknown, an expired or an inactive one', async () => {
    for (const key of [null, `raff_${'fa4e'.repeat(16)}`, 'expired', 'inactive', '']) {
      const told = await account.ask('GET', VMS, { key })
      expect([key, told.status]).toEqual([key, 401])
      expect(told.body).toMatchObject({ error: 'Unauthorized', message: expect.any(String) })
    }
  })

  it('everybody to health and catalog', async () => {
    expect((await account.ask('GET', '/health', { key: null })).status).toBe(200)
    expect((await account.ask('GET', '/api/v1/public/regions', { key: 'expired' })).status).toBe(200)
  })

  it('a key only until the moment it expires', async () => {
    const { body } = await account.ask('POST', '/api/v1/api-keys', {
      body: { name: 'short', expires_at: new Date(NOON + DAY_MS).toISOString() },
    })
    const secret = String(body.data?.secret)
    expect((await account.ask('GET', '/api/v1/permissions', { key: secret })).status).toBe(200)
    account.clock.advance(DAY_MS)
    expect((await account.ask('GET', '/api/v1/permissions', { key: secret })).status).toBe(401)
  })

  it('each use moves last_used_at, a refused one does not', async () => {
    const lastUse = async (purpose: string) => {
      const prefix = account.keys[purpose]?.slice(0, 13)
      const { body } = await account.ask('GET', '/api/v1/api-keys')
      return body.data?.find((key) => key.key_prefix === prefix)?.last_used_at
    }
    expect(await lastUse('read')).toBeUndefined()
    await account.ask('GET', VMS, { key: 'read' })
    expect(await lastUse('read')).toBe(new Date(NOON).toISOString())
    account.clock.advance(DAY_MS)
    await account.ask('GET', VMS, { key: 'read' })
    expect(await lastUse('read')).toBe(new Date(NOON + DAY_MS).toISOString())
    await account.ask('GET', VMS, { key: 'inactive' })
    expect(await lastUse('inactive')).toBeUndefined()
  })
})

describe('what a key may do', () => {
  it('a Viewer may read and is refused a delete', async () => {
    const web = account.vm('web-01').id
    expect((await account.ask('GET', `${VMS}/${web}`, { key: 'read' })).status).toBe(200)
    const told = await account.ask('DELETE', `${VMS}/${web}`, { key: 'read', project: production })
    expect(told.status).toBe(403)
    expect(account.vm('web-01').id).toBe(web)
  })

  it('an Operator may stop and is refused a delete', async () => {
    const at = `${VMS}/${account.vm('web-01').id}`
    expect((await account.ask('DELETE', at, { key: 'operator', project: production })).status).toBe(403)
    expect((await account.ask('POST', `${at}/stop`, { key: 'operator', project: production })).status).toBe(200)
  })

  it('a project out of reach answers 403, whichever way it is asked for', async () => {
    const asks: [string, string, string?][] = [
      ['GET', `${VMS}/${account.vm('web-01').id}`],
      ['GET', `${VMS}?project_id=${production}`],
      ['GET', `/api/v1/projects/${production}`],
      ['GET', '/api/v1/volumes', production],
      ['GET', '/api/v1/ips', production],
      ['POST', `${VMS}/${account.vm('web-01').id}/stop`, production],
      ['POST', `${VMS}/${account.vm('web-01').id}/stop`, staging],
    ]
    for (const [method, path, project] of asks) {
      const told = await account.ask(method, path, { key: 'staging-only', project })
      expect([method, path, told.status]).toEqual([method, path, 403])
    }
  })

  it('a write without the project header is a 400 that says so', async () => {
    const told = await account.ask('POST', `${VMS}/${account.vm('web-01').id}/stop`)
    expect(told.status).toBe(400)
    expect(told.body.message).toBe('X-Project-ID required')
    expect((await account.ask('GET', '/api/v1/ips')).body.message).toBe('X-Project-ID required')
  })

  it('lists hold what the key reaches and nothing else', async () => {
    const names = async (key: string) => {
      const { body } = await account.ask('GET', VMS, { key })
      return body.data?.map((vm) => vm.name).sort()
    }
    expect(await names('owner')).toEqual(['db-01', 'old-01', 'web-01'])
    expect(await names('read')).toEqual(['db-01', 'old-01', 'web-01'])
    expect(await names('operator')).toEqual(['db-01', 'web-01'])
    expect(await names('staging-only')).toEqual(['old-01'])
    expect(await names('account-only')).toEqual([])
  })

  it('the server list is narrowed by the query and not by the header', async () => {
    expect((await account.ask('GET', VMS, { project: staging })).body.total).toBe(3)
    expect((await account.ask('GET', `${VMS}?project_id=${staging}`)).body.total).toBe(1)
    expect((await account.ask('GET', '/api/v1/snapshots', { project: staging })).body.total).toBe(0)
  })

  it('a key that may look at no backups anywhere is refused the list of backups', async () => {
    expect((await account.ask('GET', '/api/v1/backups', { key: 'no-backups' })).status).toBe(403)
    expect((await account.ask('GET', VMS, { key: 'no-backups' })).status).toBe(200)
  })

  it('account calls need an account role', async () => {
    expect((await account.ask('GET', '/api/v1/members', { key: 'operator' })).status).toBe(403)
    expect((await account.ask('GET', '/api/v1/api-keys', { key: 'read' })).status).toBe(200)
    expect((await account.ask('POST', '/api/v1/api-keys', { key: 'read', body: { name: 'x' } })).status).toBe(403)
  })

  it('an Owner reaches a project made a moment ago; others have to be let in', async () => {
    const { body } = await account.ask('POST', '/api/v1/projects', { body: { name: 'New' } })
    const at = `/api/v1/projects/${body.data?.id}`
    expect((await account.ask('GET', at, { key: 'owner' })).status).toBe(200)
    expect((await account.ask('GET', at, { key: 'read' })).status).toBe(403)
  })

  it('editing a role changes every key that uses it, at once', async () => {
    const role = [...account.store.roles.all()].find(({ slug }) => slug === 'reader')
    expect((await account.ask('GET', '/api/v1/members', { key: 'read' })).status).toBe(200)
    await account.ask('PATCH', `/api/v1/roles/${role?.id}`, { body: { permissions: ['account.view'] } })
    expect((await account.ask('GET', '/api/v1/members', { key: 'read' })).status).toBe(403)
  })

  it('removing the person who made a key does not stop the key', async () => {
    const person = { id: 'a5b0a9b6-0000-4000-8000-000000000001', name: 'Sam', email: 'sam@example.com' }
    account.store.users.set(person.id, person)
    const body = { target_user_id: person.id, role_id: systemRoleId('member') }
    const member = (await account.ask('POST', '/api/v1/members', { body })).body.data
    const [key] = account.store.apiKeys.where('secretHash', hashOfSecret(account.keys.read ?? ''))
    if (key) account.store.apiKeys.change(key, { createdBy: person.id })
    expect((await account.ask('DELETE', `/api/v1/members/${member?.id}`)).status).toBe(200)
    expect((await account.ask('GET', VMS, { key: 'read' })).status).toBe(200)
  })
})

describe('rotating a key', () => {
  async function makeKey() {
    const { body } = await account.ask('POST', '/api/v1/api-keys', {
      body: { name: 'CI', role_id: systemRoleId('member') },
    })
    return { id: String(body.data?.id), secret: String(body.data?.secret), prefix: String(body.data?.key_prefix) }
  }

  it('a new key shows its secret once, and its prefix is how the secret begins', async () => {
    const { id, secret, prefix } = await makeKey()
    expect(secret).toMatch(/^raff_[0-9a-f]{64}$/)
    expect(secret.slice(0, 13)).toBe(prefix)
    expect((await account.ask('GET', `/api/v1/api-keys/${id}`)).body.data).not.toHaveProperty('secret')
  })

  it('regenerating kills the old secret at once, keeps id, name and date, and changes the prefix', async () => {
    const { id, secret, prefix } = await makeKey()
    account.clock.advance(DAY_MS)
    const fresh = (await account.ask('POST', `/api/v1/api-keys/${id}/regenerate`)).body.data
    expect(fresh).toMatchObject({ id, name: 'CI', created_at: new Date(NOON).toISOString() })
    expect(fresh?.key_prefix).not.toBe(prefix)
    expect((await account.ask('GET', '/api/v1/permissions', { key: secret })).status).toBe(401)
    expect((await account.ask('GET', '/api/v1/permissions', { key: String(fresh?.secret) })).status).toBe(200)
  })

  it('switching a key off can be undone, revoking cannot', async () => {
    const { id, secret } = await makeKey()
    const works = async () => (await account.ask('GET', '/api/v1/permissions', { key: secret })).status === 200
    await account.ask('PATCH', `/api/v1/api-keys/${id}`, { body: { is_active: false } })
    expect(await works()).toBe(false)
    await account.ask('PATCH', `/api/v1/api-keys/${id}`, { body: { is_active: true } })
    expect(await works()).toBe(true)
    await account.ask('DELETE', `/api/v1/api-keys/${id}`)
    expect(await works()).toBe(false)
    expect((await account.ask('PATCH', `/api/v1/api-keys/${id}`, { body: { is_active: true } })).status).toBe(404)
  })

  it('a new key sees projects only after it was let into them', async () => {
    const { id, secret } = await makeKey()
    expect((await account.ask('GET', VMS, { key: secret })).body.total).toBe(0)
    const body = { api_key_id: id, role_id: systemRoleId('viewer') }
    await account.ask('POST', `/api/v1/projects/${staging}/members`, { body })
    expect((await account.ask('GET', VMS, { key: secret })).body.total).toBe(1)
    const shown = (await account.ask('GET', `/api/v1/api-keys/${id}`)).body.data
    expect(shown?.project_accesses).toMatchObject([{ project_id: staging, role_slug: 'viewer' }])
  })

  it('only an Owner makes an Owner key', async () => {
    const body = { name: 'boss', role_id: systemRoleId('owner') }
    expect((await account.ask('POST', '/api/v1/api-keys', { key: 'act', body })).status).toBe(403)
    expect((await account.ask('POST', '/api/v1/api-keys', { key: 'owner', body })).status).toBe(201)
  })
})
