import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ConnectionAnswer, ConnectionsAnswer } from '@/lib/contracts/connections'
import type { RequestAnswer } from '@/lib/contracts/requests'
import { database } from '@/lib/db/client'
import { secretFields, secretOf } from '@/lib/practice/key-secret'
import { runRequest } from '@/lib/server/run-request'
import { auditOf } from '../../support/audit'
import { KeyHunt } from '../../support/key-hunt'
import { keyRow } from '../../support/own-application'
import {
  ask,
  nobodyHasToAgree,
  type Office,
  openOffice,
  ownEverything,
  read,
  runThrough,
  type SharedClock,
  sharedClock,
} from '../../support/requests'

let office: Office
let clock: SharedClock

beforeAll(async () => {
  office = await openOffice()
  await nobodyHasToAgree()
})

beforeEach(async () => {
  // what the story before has made has to be in the inventory
  await office.sync()
  await ownEverything(office.accountId, office.asker.id)
  // a new one each time: quiet days that add up would let the next request expire
  clock = sharedClock(office.practice)
  next += 1
  fresh = `key ${next}`
  office.practice.requests.clear()
})
afterEach(() => office.practice.faults.clear())
afterAll(() => office.close())

type Purpose = 'read' | 'act'
const PURPOSES: Purpose[] = ['read', 'act']

let next = 0
/** What the new key of this story is called. */
let fresh = ''

async function rotation(purpose: Purpose, more: Record<string, unknown> = {}): Promise<RequestAnswer> {
  const { name } = await keyIn(purpose)
  const params = { name: fresh, quietDays: 5, ...more }
  return ask(office.asker, { action: 'api-key.rotate', targets: [await office.resource('api-key', name)], params })
}

/** Raff's own row of the key that a connection has. */
async function keyIn(purpose: Purpose) {
  const { prefix } = await connectionFor(purpose)
  const key = [...office.practice.store.apiKeys.all()].find((each) => each.prefix === prefix)
  if (!key) throw new Error(`Raff knows no key of the connection ${purpose}`)
  return key
}

const isOn = (id: string) => office.practice.store.apiKeys.get(id)?.isActive
const newKey = () => [...office.practice.store.apiKeys.all()].find(({ name }) => name === fresh)

async function connectionFor(purpose: Purpose): Promise<ConnectionAnswer> {
  const { data } = await office.admin.browser.json<ConnectionsAnswer>('GET', '/api/connections')
  const connection = data.find((each) => each.purpose === purpose)
  if (!connection) throw new Error(`there is no connection to ${purpose}`)
  return connection
}

const sealedOf = async ({ id }: ConnectionAnswer) =>
  (await database().sealedKey.findUniqueOrThrow({ where: { connectionId: id } })).sealed
const calls = (method: string) => office.practice.requests.writes().filter((each) => each.method === method)
const replacements = async (requestId: string) =>
  (await auditOf('connection.key-replaced')).filter((entry) => entry.requestId === requestId)
const showSecret = (id: string) => office.asker.browser.send('POST', `/api/requests/${id}/secret`)

/** Until the old key is about to be switched off: the new one is in, and its connection was tried out. */
const untilTriedOut = (id: string) =>
  runThrough(id, clock, (turn) => turn.is === 'waiting' && (turn.until?.getTime() ?? 0) - Date.now() > 300_000)

async function everyRow(): Promise<string> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`
  const rows: string[] = []
  for (const { name } of tables) {
    const found = await database().$queryRawUnsafe<{ row: string }[]>(`SELECT each::text AS row FROM ${name} each`)
    rows.push(...found.map(({ row }) => row))
  }
  return rows.join('\n')
}

describe.each(PURPOSES)('the key of the connection for %s', (purpose) => {
  it('is replaced inside Stocktake: nobody is shown the new secret, and the old key stops only after the new one works', async () => {
    const before = await connectionFor(purpose)
    const old = await keyIn(purpose)
    const sealedBefore = await sealedOf(before)
    const request = await rotation(purpose)
    expect(request.plan.obstacles).toEqual([])
    await untilTriedOut(request.id)
    const made = newKey()
    const now = await read(office.asker, request.id)
    expect(now).toMatchObject({ status: 'running', hasSecret: false })
    expect(now.steps.find(({ kind }) => kind === 'put-in')).toMatchObject({
      state: 'confirmed',
      note: `Confirmed: “${purpose}” works with ${made?.prefix}….`,
    })
    expect(await connectionFor(purpose)).toMatchObject({ id: before.id, prefix: made?.prefix, status: 'working' })
    // both work: the old one is only switched off by what comes after
    expect([isOn(old.id), made?.isActive]).toEqual([true, true])
    expect(calls('PATCH')).toEqual([])
    expect(await sealedOf(before)).not.toBe(sealedBefore)
    expect(await database().requestSecret.count()).toBe(0)
    expect(await everyRow()).not.toContain(sealedBefore)
    expect((await showSecret(request.id)).status).toBe(403)

    await runThrough(request.id, clock)
    expect(await read(office.asker, request.id)).toMatchObject({ status: 'done', hasSecret: false })
    expect(isOn(old.id)).toBeUndefined()
    const actor = (await connectionFor('act')).prefix
    expect([...calls('PATCH'), ...calls('DELETE')].map(({ keyPrefix }) => keyPrefix)).toEqual([actor, actor])
    expect(await replacements(request.id)).toMatchObject([
      {
        actorKind: 'system',
        outcome: 'done',
        targetId: before.id,
        before: { prefix: before.prefix },
        after: { prefix: made?.prefix },
      },
    ])

    // and everything that Stocktake does goes on with it
    await office.sync()
    const tagged = await ask(office.asker, {
      action: 'vm.tag-add',
      targets: [await office.resource('vm', 'old-01')],
      params: { tag: `made=with ${fresh}` },
    })
    await runThrough(tagged.id, clock)
    expect(await read(office.asker, tagged.id)).toMatchObject({ status: 'done' })
    const hunt = new KeyHunt([made ? secretOf(office.practice.store.seed, made) : ''])
    hunt.look('the database', await everyRow())
    hunt.look('the page', JSON.stringify([now, await read(office.asker, request.id)]))
    expect(hunt.places).toEqual([])
  })

  it('that may have leaked is replaced first and switched off at once, so that Stocktake is not locked out', async () => {
    const old = await keyIn(purpose)
    const request = await rotation(purpose, { why: 'leaked' })
    const started = await clock.now()
    await runThrough(request.id, clock, () => isOn(old.id) === false)
    expect(isOn(old.id)).toBe(false)
    expect((await clock.now()).getTime() - started.getTime()).toBeLessThan(60_000)
    await runThrough(request.id, clock)
    expect(await read(office.asker, request.id)).toMatchObject({ status: 'done' })
    await office.sync()
    expect(await connectionFor(purpose)).toMatchObject({ status: 'working', prefix: newKey()?.prefix })
  })
})

describe('the key that runs act with', () => {
  const purpose = 'act'

  it('stays in its connection, and on, when the answer with the new secret is lost', async () => {
    const before = await connectionFor(purpose)
    const old = await keyIn(purpose)
    const sealed = await sealedOf(before)
    const request = await rotation(purpose)
    office.practice.faults.add({ kind: 'answer-lost', method: 'POST', path: '/api/v1/api-keys' })
    await runThrough(request.id, clock)
    expect(await read(office.asker, request.id)).toMatchObject({
      status: 'failed',
      outcome: expect.stringContaining('its secret was lost'),
    })
    expect(await sealedOf(before)).toBe(sealed)
    expect(await connectionFor(purpose)).toMatchObject({ prefix: before.prefix, status: 'working' })
    expect(isOn(old.id)).toBe(true)
    expect(calls('POST')).toHaveLength(1)
  })

  it('stays in its connection, and on, when the new one reaches less', async () => {
    const before = await connectionFor(purpose)
    const old = await keyIn(purpose)
    const request = await rotation(purpose)
    await runThrough(request.id, {
      ...clock,
      now: async () => {
        const made = newKey()
        const given = made ? office.practice.store.projectMembers.where('apiKeyId', made.id) : []
        // the moment it has them all, somebody takes the first project from it
        if (given.length === 3 && given[0]) office.practice.store.projectMembers.remove(given[0])
        return clock.now()
      },
    })
    const after = await read(office.asker, request.id)
    expect(after).toMatchObject({ status: 'failed', hasSecret: false })
    expect(after.outcome).toContain(`The new key reaches less than the one in “${purpose}”.`)
    expect(after.outcome).toContain(`The new key “${fresh}” was made, and stays. Revoke it`)
    expect(await connectionFor(purpose)).toMatchObject({ prefix: before.prefix, status: 'working' })
    expect(isOn(old.id)).toBe(true)
    expect([...calls('PATCH'), ...calls('DELETE')]).toEqual([])
    expect(await database().requestSecret.count()).toBe(0)
    expect((await showSecret(request.id)).status).toBe(403)
  })
})

it('a connection that somebody has given another key meanwhile is left alone', async () => {
  const old = await keyIn('act')
  const request = await rotation('act')
  const { id } = await connectionFor('act')
  let sealed = ''
  await runThrough(request.id, {
    ...clock,
    now: async () => {
      if (sealed === '' && newKey()) {
        await office.admin.browser.json('PUT', `/api/connections/${id}/key`, { key: office.practice.keys.high ?? '' })
        sealed = await sealedOf(await connectionFor('act'))
      }
      return clock.now()
    },
  })
  const after = await read(office.asker, request.id)
  expect(after).toMatchObject({ status: 'failed' })
  expect(after.outcome).toContain('Somebody has put another key into the connection “act” meanwhile.')
  expect(await sealedOf(await connectionFor('act'))).toBe(sealed)
  expect(isOn(old.id)).toBe(true)
})

it('what the old key could not reach any more either is no loss of the new one', async () => {
  const { id } = await connectionFor('read')
  const row = await database().connection.findUniqueOrThrow({ where: { id } })
  const accepted = row.acceptedReach as { projects: { id: string; name: string }[] }
  const gone = { ...accepted.projects[0], id: 'gone', name: 'Gone' }
  await database().connection.update({
    where: { id },
    data: { acceptedReach: { ...accepted, projects: [...accepted.projects, gone] } },
  })
  const request = await rotation('read')
  await untilTriedOut(request.id)
  expect(await connectionFor('read')).toMatchObject({ prefix: newKey()?.prefix, status: 'narrowed' })
  await database().connection.update({ where: { id }, data: { acceptedReach: accepted } })
})

it('while all runs are halted the connection keeps its old key', async () => {
  const before = await connectionFor('read')
  const accessesOf = (id: string | undefined) => office.practice.store.projectMembers.where('apiKeyId', id ?? '').length
  const all = accessesOf((await keyIn('read')).id)
  const request = await rotation('read')
  const halt = (halted: boolean) =>
    office.admin.browser.json('PUT', '/api/runs', { halted, reason: 'Look at it first.' })
  let halted = false
  const now = async () => {
    // everything has been sent to Raff: what is left is to put the key in
    if (!halted && newKey() && accessesOf(newKey()?.id) === all) {
      halted = true
      await halt(true)
    }
    return clock.now()
  }
  await runThrough(request.id, { ...clock, now }, () => halted)
  await runRequest(request.id, clock.now)
  expect(await connectionFor('read')).toMatchObject({ prefix: before.prefix })
  await halt(false)
  await untilTriedOut(request.id)
  expect(await connectionFor('read')).toMatchObject({ prefix: newKey()?.prefix })
})

it('a run goes on with the key that took the place of its own in the middle of a call, and sends nothing twice that was taken', async () => {
  const targets = [await office.resource('vm', 'web-01'), await office.resource('vm', 'old-01')]
  const request = await ask(office.asker, { action: 'vm.tag-add', targets, params: { tag: `both=with ${fresh}` } })
  const { id, prefix } = await connectionFor('act')
  const row = await keyIn('act')
  const second = [...office.practice.store.vms.all()].find(({ name }) => name === 'old-01')
  const aboutToSend = () =>
    calls('POST').length === 1 && office.practice.requests.all().at(-1)?.path === `/api/v1/vms/${second?.id}`
  let exchanged = false
  const now = async () => {
    if (!exchanged && aboutToSend()) {
      exchanged = true
      const { store } = office.practice
      const generation = row.generation + 1
      store.apiKeys.change(row, { generation, ...secretFields(store.seed, { id: row.id, generation }) })
      await office.admin.browser.json('PUT', `/api/connections/${id}/key`, { key: secretOf(store.seed, row) })
    }
    return clock.now()
  }
  await runThrough(request.id, { ...clock, now })
  const after = await read(office.asker, request.id)
  expect(after).toMatchObject({ status: 'done', targets: [{ result: 'done' }, { result: 'done' }] })
  const present = (await connectionFor('act')).prefix
  expect(present).not.toBe(prefix)
  expect(calls('POST').map(({ keyPrefix, status }) => [keyPrefix, status])).toEqual([
    [prefix, 200],
    [prefix, 401],
    [present, 200],
  ])
})

it('ten workers at once put the new key in once', async () => {
  const request = await rotation('act')
  for (let round = 0; round < 12; round += 1) {
    await Promise.all(Array.from({ length: 10 }, () => runRequest(request.id, clock.now)))
    clock.pass(31_000)
  }
  await runThrough(request.id, clock)
  expect(await read(office.asker, request.id)).toMatchObject({ status: 'done' })
  expect(await replacements(request.id)).toHaveLength(1)
  expect(calls('POST').filter(({ path }) => path === '/api/v1/api-keys')).toHaveLength(1)
})

it('a key that Stocktake came to use itself after all is not removed by a rotation under way', async () => {
  const targets = [await office.resource('api-key', 'staging-only')]
  const request = await ask(office.asker, { action: 'api-key.rotate', targets, params: { name: fresh, quietDays: 5 } })
  await runThrough(request.id, clock)
  const step = (await read(office.asker, request.id)).steps.find(({ kind }) => kind === 'tick')?.step
  const body = { name: 'staging', purpose: 'read', key: office.practice.keys['staging-only'] ?? '' }
  expect((await office.admin.browser.send('POST', '/api/connections', body)).status).toBe(201)
  await office.asker.browser.json('POST', `/api/requests/${request.id}/confirmations`, { step })
  const made = newKey()
  if (made) office.practice.store.apiKeys.change(made, { lastUsedAt: office.practice.clock.now() })
  await runThrough(request.id, clock)
  const after = await read(office.asker, request.id)
  expect(after).toMatchObject({ status: 'failed' })
  expect(after.outcome).toContain('Stocktake uses this key itself, for its connection “staging”.')
  expect(isOn(keyRow(office.practice, 'staging-only').id)).toBe(true)
  expect([...calls('PATCH'), ...calls('DELETE')]).toEqual([])
})
