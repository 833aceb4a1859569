import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, database } from '@/lib/db/client'
import { type Kind, KINDS } from '@/lib/domain/inventory/kinds'
import { emptyState } from '@/lib/practice/empty-state'
import type { Fault } from '@/lib/practice/faults/fault'
import { smallAccount } from '@/lib/practice/fixtures/small-account'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import { givenSyncedAccount, presentInAccount, presentInDatabase, type SyncedAccount } from '../support/synced-account'
import { testDatabase } from '../support/test-database'

let practice: Practice
let account: SyncedAccount

beforeAll(async () => {
  await testDatabase()
})

afterEach(() => practice.close())

afterAll(async () => {
  await closeRaffConnections()
  await closeDatabase()
})

/** A small account, synced once without any trouble. */
async function givenKnownAccount(): Promise<void> {
  const state = smallAccount({ seed: 'faults', now: Date.now() - 60_000 })
  practice = await startPractice({ state, speed: 0 })
  account = await givenSyncedAccount(practice)
  expect(await account.sync()).toMatchObject({ state: 'done' })
}

async function expectEqual(kinds: readonly Kind[] = KINDS): Promise<void> {
  for (const kind of kinds) {
    const there = await presentInDatabase(account.id, kind)
    expect({ kind, there }).toEqual({ kind, there: presentInAccount(practice, kind) })
  }
}

const goneCount = () => database().resource.count({ where: { accountId: account.id, gone: true } })
const find = (kind: Kind, raffId: string | number) =>
  database().resource.findUniqueOrThrow({
    where: { accountId_kind_raffId: { accountId: account.id, kind, raffId: String(raffId) } },
  })
const spots = async () =>
  (await database().blindSpot.findMany({ where: { accountId: account.id }, orderBy: { kind: 'asc' } })).map(
    ({ kind, projectId, reason }) => ({ kind, projectId, reason }),
  )
const changesOf = (resourceId: string) => database().change.findMany({ where: { resourceId }, orderBy: { id: 'asc' } })
const one = <Row>(rows: Iterable<Row>, fits: (row: Row) => boolean): Row => {
  const found = [...rows].find(fits)
  if (!found) throw new Error('the account does not hold what this test needs')
  return found
}

describe('nothing is falsely gone', () => {
  const FAULTS: [string, Fault, boolean][] = [
    ['a kind that answers 403', { kind: 'forbidden', path: '/api/v1/backups' }, false],
    ['a kind that answers 503', { kind: 'server-error', path: '/api/v1/volumes' }, false],
    ['a connection that is cut in the middle of an answer', { kind: 'cut-body', path: '/api/v1/vms' }, false],
    ['a page of HTML', { kind: 'not-json', path: '/api/v1/ips' }, false],
    ['half a document', { kind: 'half-json', path: '/api/v1/snapshots' }, false],
    ['a total that is too small', { kind: 'lying-total', path: '/api/v1/vms', rows: -2 }, true],
    ['a total that is too large', { kind: 'lying-total', path: '/api/v1/vms', rows: 3 }, false],
    ['small pages', { kind: 'small-pages', rows: 1 }, true],
    ['repeated rows', { kind: 'duplicate-row' }, true],
    ['rows that move between the pages', { kind: 'shifting-rows', rows: 1 }, false],
    ['a row without its name', { kind: 'missing-field', path: '/api/v1/vms', field: 'name' }, true],
    ['rows without their ids', { kind: 'missing-field', path: '/api/v1/vms', field: 'id', which: 'all' }, false],
    ['fields nobody knows', { kind: 'extra-fields' }, true],
    ['numbers as text', { kind: 'string-numbers' }, true],
    ['a key that dies in the middle', { kind: 'unauthorized', after: 6 }, false],
  ]

  it.each(FAULTS)('through %s', async (_, fault, readsAnyway) => {
    await givenKnownAccount()
    practice.faults.add(fault)
    const outcome = await account.sync()
    expect(await goneCount()).toBe(0)
    for (const kind of KINDS) {
      const there = Object.keys(await presentInDatabase(account.id, kind)).sort()
      expect({ kind, there }).toEqual({ kind, there: Object.keys(presentInAccount(practice, kind)).sort() })
    }
    expect({ readsAnyway, state: outcome.state }).toEqual({ readsAnyway, state: readsAnyway ? 'done' : 'partial' })
    expect((await spots()).length > 0).toBe(!readsAnyway)
    practice.faults.clear()
    expect(await account.sync()).toMatchObject({ state: 'done' })
    expect(await spots()).toEqual([])
    await expectEqual()
  })

  it('while Raff is away, and its age grows', async () => {
    await givenKnownAccount()
    const before = await database().kindRead.findMany({ where: { accountId: account.id }, orderBy: { kind: 'asc' } })
    practice.faults.add({ kind: 'cut' })
    const outcome = await account.sync()
    expect(outcome).toMatchObject({ state: 'failed', problem: expect.stringContaining('cannot be reached') })
    expect(await goneCount()).toBe(0)
    expect(await spots()).toHaveLength(KINDS.length)
    const after = await database().kindRead.findMany({ where: { accountId: account.id }, orderBy: { kind: 'asc' } })
    expect(after).toEqual(before)
    const { since } = (await database().blindSpot.findFirstOrThrow({ where: { accountId: account.id } })) ?? {}
    await account.sync()
    expect((await database().blindSpot.findFirstOrThrow({ where: { accountId: account.id } })).since).toEqual(since)
    practice.faults.clear()
    expect(await account.sync()).toMatchObject({ state: 'done' })
  })

  it('when our key loses a whole project; what really went elsewhere is still told apart', async () => {
    await givenKnownAccount()
    const { store } = practice
    const production = one(store.projects.all(), ({ name }) => name === 'Production')
    const reader = one(store.apiKeys.all(), ({ name }) => name === 'read')
    const grant = one(store.projectMembers.where('apiKeyId', reader.id), ({ projectId }) => projectId === production.id)
    store.projectMembers.remove(grant)
    const staging = one(store.vms.all(), ({ name }) => name === 'old-01')
    store.vms.remove(staging)
    expect(await account.sync()).toMatchObject({ state: 'partial' })
    const goneRows = await database().resource.findMany({ where: { accountId: account.id, gone: true } })
    expect(goneRows.map(({ name }) => name)).toEqual(['old-01'])
    expect(await spots()).toContainEqual({ kind: 'vm', projectId: production.id, reason: 'forbidden' })
    const web = await find('vm', one(store.vms.all(), ({ name }) => name === 'web-01').id)
    expect(web.missingSince).not.toBeNull()
    store.projectMembers.add(grant)
    expect(await account.sync()).toMatchObject({ state: 'done' })
    expect((await find('vm', web.raffId)).missingSince).toBeNull()
    await expectEqual()
  })

  it('when our key may not see one kind in one project any more', async () => {
    await givenKnownAccount()
    const { store } = practice
    const production = one(store.projects.all(), ({ name }) => name === 'Production')
    const reader = one(store.apiKeys.all(), ({ name }) => name === 'read')
    const grant = one(store.projectMembers.where('apiKeyId', reader.id), ({ projectId }) => projectId === production.id)
    const blinkered = one(store.roles.all(), ({ slug }) => slug === 'no-backups')
    store.projectMembers.change(grant, { roleId: blinkered.id })
    expect(await account.sync()).toMatchObject({ state: 'partial' })
    expect(await goneCount()).toBe(0)
    const { id: projectId } = production
    // there are no backups that could have vanished: that our key sees none of them is known from its role
    expect(await spots()).toEqual([
      { kind: 'backup', projectId, reason: 'forbidden' },
      { kind: 'backup-schedule', projectId, reason: 'forbidden' },
    ])
  })

  it('when the connection shows another account: refused, explained, and nothing is touched', async () => {
    await givenKnownAccount()
    await database().raffAccount.update({
      where: { id: account.id },
      data: { raffAccountId: practice.store.account.id },
    })
    const other = await startPractice({ state: smallAccount({ seed: 'another', now: Date.now() }), speed: 0 })
    const swapped = await givenSyncedAccount(other)
    const before = await database().resource.findMany({ where: { accountId: account.id }, orderBy: { id: 'asc' } })
    const outcome = await account.sync({ source: { ...swapped.source, accountId: account.id } })
    await other.close()
    expect(outcome).toMatchObject({ state: 'refused', problem: expect.stringContaining('different Raff account') })
    expect(await database().resource.findMany({ where: { accountId: account.id }, orderBy: { id: 'asc' } })).toEqual(
      before,
    )
    expect((await spots()).every(({ reason }) => reason === 'other-account')).toBe(true)
    expect(await account.sync()).toMatchObject({ state: 'done' })
  })
})

describe('what really happened', () => {
  it('a deleted project takes everything in it along, and stays findable', async () => {
    await givenKnownAccount()
    const { store } = practice
    const staging = one(store.projects.all(), ({ name }) => name === 'Staging')
    for (const vm of [...store.vms.all()].filter(({ projectId }) => projectId === staging.id)) store.vms.remove(vm)
    for (const ip of [...store.ips.all()].filter(({ projectId }) => projectId === staging.id)) store.ips.remove(ip)
    for (const grant of [...store.projectMembers.all()].filter(({ projectId }) => projectId === staging.id))
      store.projectMembers.remove(grant)
    store.projects.remove(staging)
    expect(await account.sync()).toMatchObject({ state: 'done', summary: expect.stringContaining('1 project gone') })
    expect(await find('project', staging.id)).toMatchObject({ gone: true })
    await expectEqual()
  })

  it('a server that moved to another project has moved, and is neither gone nor new', async () => {
    await givenKnownAccount()
    const { store } = practice
    const staging = one(store.projects.all(), ({ name }) => name === 'Staging')
    const web = one(store.vms.all(), ({ name }) => name === 'web-01')
    const from = web.projectId
    store.vms.change(web, { projectId: staging.id })
    await account.sync()
    const row = await find('vm', web.id)
    expect(row).toMatchObject({ projectId: staging.id, projectName: 'Staging', environment: 'staging', gone: false })
    expect(await changesOf(row.id)).toMatchObject([{ what: 'changed', field: 'project', from, to: staging.id }])
    expect(await goneCount()).toBe(0)
  })

  it('a server that stopped did so between two syncs', async () => {
    await givenKnownAccount()
    const { store } = practice
    const web = one(store.vms.all(), ({ name }) => name === 'web-01')
    const lastSeen = await database().kindRead.findFirstOrThrow({ where: { accountId: account.id, kind: 'vm' } })
    store.vms.change(web, { status: 'passive' })
    const outcome = await account.sync()
    expect(outcome).toMatchObject({ summary: '1 server stopped.' })
    const row = await find('vm', web.id)
    expect(row.statusAfter).toEqual(lastSeen.completeAt)
    expect(row.statusBy.getTime()).toBeGreaterThan(row.statusAfter?.getTime() ?? 0)
    await account.sync()
    expect((await find('vm', web.id)).statusBy).toEqual(row.statusBy)
  })

  it('a server that came back is the same server', async () => {
    await givenKnownAccount()
    const { store } = practice
    const web = one(store.vms.all(), ({ name }) => name === 'web-01')
    const before = await find('vm', web.id)
    store.vms.remove(web)
    await account.sync()
    const away = await find('vm', web.id)
    expect(away).toMatchObject({ gone: true, id: before.id })
    expect(away.goneAt?.getTime()).toBeGreaterThan(away.goneAfter?.getTime() ?? Number.POSITIVE_INFINITY)
    store.vms.add(web)
    await account.sync()
    expect(await find('vm', web.id)).toMatchObject({ gone: false, id: before.id, firstSeenAt: before.firstSeenAt })
    expect((await changesOf(before.id)).map(({ what }) => what)).toEqual(['gone', 'returned'])
  })

  it('a replaced secret is seen by its prefix', async () => {
    await givenKnownAccount()
    const { store } = practice
    const key = one(store.apiKeys.all(), ({ name }) => name === 'act')
    store.apiKeys.change(key, { prefix: 'raff_0badc0de' })
    await account.sync()
    const row = await find('api-key', key.id)
    expect(await changesOf(row.id)).toMatchObject([
      { field: 'secret', from: key.prefix === 'raff_0badc0de' ? expect.anything() : key.prefix, to: 'raff_0badc0de' },
    ])
  })

  it('a firewall taken off an interface is found within the hour, though the server shows no trace of it', async () => {
    await givenKnownAccount()
    const { store } = practice
    const web = one(store.vms.all(), ({ nics }) => nics.some(({ securityGroupId }) => securityGroupId !== null))
    store.vms.change(web, { nics: web.nics.map((nic) => ({ ...nic, securityGroupId: null })) })
    const later = (minutes: number) => () => new Date(Date.now() + minutes * 60_000)
    await account.sync({}, later(61))
    const row = await find('vm', web.id)
    expect(await changesOf(row.id)).toMatchObject([{ what: 'changed', field: 'interfaces' }])
  })

  it('a snapshot of a disk is known by its disk, and by its absence', async () => {
    await givenKnownAccount()
    const { store } = practice
    const [volume] = [...store.volumes.all()]
    const vm = one(store.vms.all(), ({ name }) => name === 'web-01')
    const at = Date.now() - 100_000
    const disk =
      volume ??
      store.volumes.add({
        id: 900,
        projectId: vm.projectId,
        vmId: null,
        name: 'data',
        size: 10,
        status: 'available',
        filesystem: 'ext4',
        createdBy: null,
        region: 'us-east',
        createdAt: at,
        updatedAt: at,
      })
    const copy = {
      projectId: disk.projectId,
      type: 'volume',
      vmId: null,
      name: 'copy',
      sizeGb: 1,
      targetSizeGb: disk.size,
      active: false,
      createdBy: null,
      createdAt: at + 1_000,
    } as const
    store.snapshots.add({ ...copy, id: 901, volumeId: disk.id })
    store.snapshots.add({ ...copy, id: 902, volumeId: 999 })
    await account.sync()
    expect(await find('snapshot', 901)).toMatchObject({ parentKind: 'volume', parentRaffId: String(disk.id) })
    const orphan = await find('snapshot', 902)
    expect(orphan.parentRaffId).toBeNull()
    expect(orphan.parentAskedAt).not.toBeNull()
    practice.requests.clear()
    await account.sync()
    expect(await find('snapshot', 901)).toMatchObject({ parentKind: 'volume', parentRaffId: String(disk.id) })
    expect(practice.requests.all().filter(({ path }) => path === '/api/v1/snapshots')).toHaveLength(1)
  })
})

describe('odd accounts', () => {
  it('an empty account is in order, and says so', async () => {
    const state = emptyState({ seed: 'empty', now: Date.now() })
    const full = smallAccount({ seed: 'empty', now: state.now })
    const owner = full.apiKeys.filter(({ name }) => name === 'owner')
    practice = await startPractice({
      state: {
        ...state,
        users: full.users,
        members: full.members,
        roles: full.roles,
        apiKeys: owner,
        handouts: full.handouts.filter(({ purpose }) => purpose === 'owner'),
        account: full.account,
      },
      speed: 0,
    })
    account = await givenSyncedAccount(practice, practice.keys.owner)
    expect(await account.sync()).toMatchObject({ state: 'done' })
    expect(await account.sync()).toMatchObject({ state: 'done', summary: 'Nothing changed.' })
    await expectEqual(['vm', 'volume', 'ip', 'backup'])
  })

  it('a key in the clear in the name of a server is not kept', async () => {
    await givenKnownAccount()
    const { store } = practice
    const web = one(store.vms.all(), ({ name }) => name === 'web-01')
    const secret = `raff_${'fa4e'.repeat(16)}`
    store.vms.change(web, { name: `old key ${secret}` })
    await account.sync()
    const row = await find('vm', web.id)
    expect(row.name).toBe('old key raff_fa4efa4e…')
    const dump = await database().$queryRaw<{ all: string }[]>`
      SELECT (SELECT string_agg(r::text, ' ') FROM resource r) || (SELECT string_agg(f::text, ' ') FROM resource_facts f)
        || (SELECT string_agg(c::text, ' ') FROM change c) AS all`
    expect(dump[0]?.all).toContain('raff_fa4efa4e')
    expect(dump[0]?.all).not.toContain(secret.slice(0, 20))
  })

  it('names that end in half a sign where they are cut stop nothing', async () => {
    await givenKnownAccount()
    const { store } = practice
    const web = one(store.vms.all(), ({ name }) => name === 'web-01')
    const name = `${'1-'.repeat(12)}aaa🙂🙂🙂`
    store.vms.change(web, { name })
    expect(await account.sync()).toMatchObject({ state: 'done' })
    expect((await find('vm', web.id)).name).toBe(name)
  })

  it('a thing that the database refuses leaves its kind as it was, with the reason, and stops no other kind', async () => {
    await givenKnownAccount()
    const { store } = practice
    const disk = one(store.volumes.all(), () => true)
    const web = one(store.vms.all(), ({ name }) => name === 'web-01')
    const before = await find('volume', disk.id)
    await database().$executeRaw`ALTER TABLE resource ADD CONSTRAINT no_such_name CHECK (name <> 'refused')`
    try {
      store.volumes.change(disk, { name: 'refused' })
      store.vms.change(web, { status: 'passive' })
      expect(await account.sync()).toMatchObject({
        state: 'partial',
        summary: expect.stringContaining('1 server stopped'),
      })
      expect(await spots()).toEqual([{ kind: 'volume', projectId: '', reason: 'not-kept' }])
      expect(await find('volume', disk.id)).toEqual(before)
      expect(await goneCount()).toBe(0)
    } finally {
      await database().$executeRaw`ALTER TABLE resource DROP CONSTRAINT no_such_name`
    }
    expect(await account.sync()).toMatchObject({ state: 'done' })
    expect(await spots()).toEqual([])
    expect((await find('volume', disk.id)).name).toBe('refused')
  })

  it('two syncs at once are one', async () => {
    await givenKnownAccount()
    const outcomes = await Promise.all([account.sync(), account.sync(), account.sync()])
    expect(outcomes.map(({ state }) => state).sort()).toEqual(['busy', 'busy', 'done'])
    expect(new Set(outcomes.map(({ runId }) => runId)).size).toBe(1)
  })
})
