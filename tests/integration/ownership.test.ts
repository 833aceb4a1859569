import { beforeAll, describe, expect, test } from 'vitest'
import type { ResourcesAnswer } from '@/lib/contracts/inventory'
import type { OwnersAnswer, OwnershipAnswer, OwnershipResults, SuggestionsAnswer } from '@/lib/contracts/ownership'
import { ROLES } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { auditOf } from '../support/audit'
import type { Browser } from '../support/browser'
import { givenAccount, givenTeam, givenThing, givenThings } from '../support/owned-things'
import { givenPerson, type KnownPerson, signInAs } from '../support/people'
import { testDatabase } from '../support/test-database'

let account: string
let dana: KnownPerson
let robin: KnownPerson
let left: KnownPerson
let asDana: Browser
let asRobin: Browser
let web: string
let memberId: string

beforeAll(async () => {
  await testDatabase()
  account = await givenAccount()
  dana = await givenPerson({ name: 'Dana Novák', email: 'dana@example.com' })
  robin = await givenPerson({ name: 'Robin Reyes', role: 'admin' })
  left = await givenPerson({ name: 'Lee Left' })
  await database().person.update({ where: { id: left.id }, data: { switchedOffAt: new Date() } })
  asDana = await signInAs(dana)
  asRobin = await signInAs(robin)
  web = await givenTeam('Web team', [dana.id])
  memberId = await givenThing(account, {
    kind: 'member',
    name: 'kim@agency.example',
    email: 'kim@agency.example',
    userId: 'u2',
  })
})

const read = (id: string) => asRobin.json<OwnershipAnswer>('GET', `/api/resources/${id}/ownership`)
const change = (by: Browser, id: string, body: object) => by.send('PATCH', `/api/resources/${id}/ownership`, body)
const changed = (by: Browser, id: string, body: object) =>
  by.json<OwnershipAnswer>('PATCH', `/api/resources/${id}/ownership`, body)

async function expectRefusal(response: Response, status: number, words: string) {
  expect(response.status).toBe(status)
  expect((await response.json()).error.message).toContain(words)
}

describe('who answers for a thing', () => {
  test('is nobody until somebody says so', async () => {
    const id = await givenThing(account)
    expect(await read(id)).toMatchObject({ owner: null, confirmedAt: null, version: 0, askFirst: false })
  })

  test('is shown by the inventory, its search and its filter from the very next request', async () => {
    const id = await givenThing(account, { name: 'ledger-01' })
    await changed(asRobin, id, { owner: `person:${dana.id}`, environment: 'production', version: 0 })
    const found = await asRobin.json<ResourcesAnswer>('GET', `/api/resources?q=ledger%20novak&owner=person:${dana.id}`)
    expect(found.data).toMatchObject([
      { id, owner: { name: 'Dana Novák', gone: false }, environment: 'production', environmentFrom: 'own' },
    ])
    expect(found.total).toBe(1)
  })

  test('keeps everything that is known about it, and leaves alone what is not mentioned', async () => {
    const id = await givenThing(account)
    const said = { purpose: '  The  shop’s\ndatabase. ', endsOn: '2026-12-31', reviewOn: '2026-11-30', askFirst: true }
    await changed(asRobin, id, { ...said, backupOwner: { kind: 'team', id: web } })
    expect(await changed(asDana, id, { owner: `member:${memberId}` })).toMatchObject({
      owner: { kind: 'member', name: 'kim@agency.example' },
      backupOwner: { kind: 'team', name: 'Web team' },
      purpose: 'The shop’s database.',
      endsOn: '2026-12-31',
      reviewOn: '2026-11-30',
      askFirst: true,
      version: 2,
    })
    expect(await changed(asDana, id, { owner: null, purpose: ' ', endsOn: null })).toMatchObject({
      owner: null,
      purpose: null,
      endsOn: null,
      version: 3,
    })
  })

  test('is on the record, in the timeline and in the log, with the names as they were', async () => {
    const id = await givenThing(account, { name: 'record-01' })
    await changed(asRobin, id, { owner: `person:${dana.id}`, purpose: 'Keeps the records.' })
    await changed(asDana, id, { confirm: true })
    const entries = await database().auditEntry.findMany({ where: { targetId: id }, orderBy: { seq: 'asc' } })
    expect(entries).toMatchObject([
      {
        action: 'ownership.changed',
        actorName: 'Robin Reyes',
        targetName: 'record-01',
        before: { owner: null, purpose: null },
        after: { owner: 'Dana Novák', ownerId: `person:${dana.id}`, purpose: 'Keeps the records.' },
      },
      { action: 'ownership.confirmed', actorName: 'Dana Novák', after: { confirmedAt: expect.any(String) } },
    ])
    const timeline = await database().ownershipChange.findMany({ where: { resourceId: id }, orderBy: { at: 'asc' } })
    expect(timeline.map(({ how, byName }) => [how, byName])).toEqual([
      ['edited', 'Robin Reyes'],
      ['confirmed', 'Dana Novák'],
    ])
  })

  test('that is said again as it stands changes nothing and leaves no entry', async () => {
    const id = await givenThing(account)
    await changed(asRobin, id, { owner: `person:${dana.id}` })
    expect(await changed(asRobin, id, { owner: `person:${dana.id}` })).toMatchObject({ version: 1 })
    expect(await database().auditEntry.count({ where: { targetId: id } })).toBe(1)
  })

  test('cannot be somebody unknown, somebody switched off, a removed team, or the backup owner', async () => {
    const id = await givenThing(account)
    const removed = await givenTeam('Removed team', [dana.id])
    await database().team.update({ where: { id: removed }, data: { removedAt: new Date() } })
    const empty = await givenTeam('Empty team', [left.id])
    const nobody = '00000000-0000-7000-8000-000000000000'
    await expectRefusal(await change(asRobin, id, { owner: `person:${nobody}` }), 400, 'nobody here')
    await expectRefusal(await change(asRobin, id, { owner: `person:${memberId}` }), 400, 'nobody here')
    await expectRefusal(await change(asRobin, id, { owner: `person:${left.id}` }), 400, 'Lee Left is no longer here')
    await expectRefusal(await change(asRobin, id, { owner: `team:${removed}` }), 400, 'Removed team is no longer here')
    await expectRefusal(
      await change(asRobin, id, { backupOwner: `team:${empty}` }),
      400,
      'Empty team is no longer here',
    )
    const both = { owner: `person:${dana.id}`, backupOwner: `person:${dana.id}` }
    await expectRefusal(await change(asRobin, id, both), 400, 'A backup is somebody else')
    expect(await read(id)).toMatchObject({ version: 0 })
  })

  test.each([
    ['an owner without a kind', { owner: 'dana' }, 'owner'],
    ['a day that does not exist', { endsOn: '2026-02-30' }, 'endsOn'],
    ['a day of another age', { reviewOn: '0026-11-21' }, 'reviewOn'],
    ['a purpose that is a novel', { purpose: 'x'.repeat(201) }, 'purpose'],
    ['an unknown environment', { environment: 'moon' }, 'environment'],
    ['nothing at all', {}, 'owner'],
    ['only a version', { version: 1 }, 'owner'],
  ])('cannot be told with %s', async (_, body, field) => {
    const response = await change(asRobin, await givenThing(account), body)
    expect(response.status).toBe(400)
    expect((await response.json()).error.fields).toHaveProperty([field])
  })

  test('is not asked of members, invitations and roles, nor of what is gone', async () => {
    const owner = `person:${dana.id}`
    await expectRefusal(await change(asRobin, memberId, { owner }), 409, 'needs no owner')
    const gone = await givenThing(account, { gone: true, name: 'old-box' })
    await expectRefusal(await change(asRobin, gone, { owner }), 410, 'old-box is gone from Raff')
    const nothing = '00000000-0000-7000-8000-000000000000'
    await expectRefusal(await change(asRobin, nothing, { owner }), 404, 'no such thing')
  })

  test('of a project leaves its environment to the settings', async () => {
    const id = await givenThing(account, { kind: 'project', name: 'shop' })
    await expectRefusal(await change(asRobin, id, { environment: 'production' }), 400, 'Settings, Environments')
  })

  test('is decided by one of two people who change it at once, and the other is told', async () => {
    const id = await givenThing(account)
    const responses = await Promise.all([
      change(asRobin, id, { owner: `person:${dana.id}`, version: 0 }),
      change(asDana, id, { owner: `team:${web}`, version: 0 }),
      change(asDana, id, { purpose: 'Mine.', version: 0 }),
    ])
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(await read(id)).toMatchObject({ version: 1 })
    expect(await database().ownershipChange.count({ where: { resourceId: id } })).toBe(1)
  })

  test('of an API key is told the same way, and no other thing passes for a key', async () => {
    const key = await givenThing(account, { kind: 'api-key', name: 'deploy' })
    const body = { owner: `person:${dana.id}` }
    expect(await asRobin.json('PATCH', `/api/keys/${key}/ownership`, body)).toMatchObject({
      owner: { name: 'Dana Novák' },
    })
    await expectRefusal(
      await asRobin.send('PATCH', `/api/keys/${await givenThing(account)}/ownership`, body),
      404,
      'no such',
    )
  })
})

describe('“still mine”', () => {
  test('is said by taking it, and by nobody else when it is given', async () => {
    const id = await givenThing(account)
    expect(await changed(asDana, id, { owner: `person:${dana.id}` })).toMatchObject({
      mine: true,
      confirmedAt: expect.any(String),
      confirmedBy: { name: 'Dana Novák' },
    })
    expect(await changed(asDana, id, { owner: `person:${robin.id}` })).toMatchObject({ mine: false, confirmedAt: null })
    expect(await changed(asRobin, id, { confirm: true })).toMatchObject({ confirmedBy: { name: 'Robin Reyes' } })
  })

  test.each(ROLES)(
    'is for the owner to say in the role %s too, which may change then what it always may',
    async (role) => {
      const person = await givenPerson({ name: `Vera ${role}`, role })
      const by = await signInAs(person)
      const team = await givenTeam(`Team of a ${role}`, [person.id])
      const [own = '', ofTeam = '', others = '', ofMember = '', nobodys = ''] = await givenThings(account, 5)
      await changed(asRobin, own, { owner: `person:${person.id}` })
      await changed(asRobin, ofTeam, { owner: `team:${team}` })
      await changed(asRobin, others, { owner: `person:${robin.id}` })
      await changed(asRobin, ofMember, { owner: `member:${memberId}` })
      const before = await by.json<OwnershipAnswer>('GET', `/api/resources/${own}/ownership`)
      expect(before).toMatchObject({ mine: true, whyNotConfirm: null, confirmedAt: null })
      expect(await changed(by, own, { confirm: true, version: before.version })).toMatchObject({
        owner: { name: `Vera ${role}` },
        confirmedBy: { name: `Vera ${role}` },
      })
      const ids = [own, ofTeam, others]
      const answer = await by.json<OwnershipResults>('POST', '/api/ownership/confirmations', { ids })
      expect(answer.results.map(({ outcome }) => outcome)).toEqual(['changed', 'changed', 'refused'])
      expect((await change(by, others, { confirm: true })).status).toBe(403)
      expect((await change(by, nobodys, { confirm: true })).status).toBe(409)

      const may = role !== 'viewer'
      const { whyNotConfirm } = await by.json<OwnershipAnswer>('GET', `/api/resources/${ofMember}/ownership`)
      expect(whyNotConfirm === null).toBe(may)
      expect((await change(by, ofMember, { confirm: true })).status).toBe(may ? 200 : 403)
      for (const body of [{ purpose: 'Mine.' }, { confirm: true, askFirst: true }, { owner: null }])
        expect({ body, status: (await change(by, own, body)).status }).toEqual({ body, status: may ? 200 : 403 })
      const { purpose, askFirst, owner } = await read(own)
      expect({ purpose, askFirst, owned: owner !== null }).toEqual({
        purpose: may ? 'Mine.' : null,
        askFirst: may,
        owned: !may,
      })
    },
  )

  test('is not for others to say, whatever their role', async () => {
    const id = await givenThing(account)
    await changed(asDana, id, { owner: `person:${dana.id}` })
    await expectRefusal(await change(asRobin, id, { confirm: true }), 403, 'Only Dana Novák can say')
    await expectRefusal(
      await change(asRobin, await givenThing(account), { confirm: true }),
      409,
      'Nobody answers for it',
    )
  })

  test('is said by anybody in the team, and for a member who never signs in here by whoever looks after them', async () => {
    const ofTeam = await givenThing(account)
    await changed(asRobin, ofTeam, { owner: `team:${web}` })
    await expectRefusal(await change(asRobin, ofTeam, { confirm: true }), 403, 'Only Web team')
    expect(await changed(asDana, ofTeam, { confirm: true })).toMatchObject({ confirmedBy: { name: 'Dana Novák' } })
    const ofMember = await givenThing(account)
    await changed(asRobin, ofMember, { owner: `member:${memberId}` })
    expect(await changed(asRobin, ofMember, { confirm: true })).toMatchObject({ confirmedBy: { name: 'Robin Reyes' } })
  })

  test('is said of several at once, each with its own result', async () => {
    const [a = '', b = '', c = ''] = await givenThings(account, 3)
    await changed(asRobin, a, { owner: `person:${dana.id}` })
    await changed(asRobin, b, { owner: `team:${web}` })
    await changed(asRobin, c, { owner: `person:${robin.id}` })
    const answer = await asDana.json<OwnershipResults>('POST', '/api/ownership/confirmations', { ids: [a, b, c] })
    expect(answer).toMatchObject({ changed: 2, refused: 1 })
    expect(answer.results[2]).toMatchObject({ id: c, outcome: 'refused', why: expect.stringContaining('Only Robin') })
    expect((await auditOf('ownership.confirmed')).slice(0, 2).map(({ targetId }) => targetId)).toEqual([b, a])
  })
})

describe('many things at once', () => {
  test('get an owner, and what cannot have one is named', async () => {
    const ids = await givenThings(account, 10)
    const gone = await givenThing(account, { gone: true, name: 'gone-box' })
    const asked = { ids: [...ids, gone, memberId], change: { owner: `person:${dana.id}` } }
    const answer = await asRobin.json<OwnershipResults>('POST', '/api/ownership/bulk', asked)
    expect(answer).toMatchObject({ changed: 10, refused: 2, same: 0 })
    expect(answer.results.filter(({ outcome }) => outcome === 'refused').map(({ name }) => name)).toEqual([
      'gone-box',
      'kim@agency.example',
    ])
    const again = await asRobin.json<OwnershipResults>('POST', '/api/ownership/bulk', asked)
    expect(again).toMatchObject({ changed: 0, same: 10, refused: 2 })
    expect(await database().resource.count({ where: { id: { in: ids }, ownerKey: `person:${dana.id}` } })).toBe(10)
  })

  test('are named by a filter, and only as many as were seen', async () => {
    await givenThings(account, 3, { tags: ['bulk=filter'] })
    const ask = (expected: number) =>
      asRobin.send('POST', '/api/ownership/bulk', {
        filter: { tag: ['bulk=filter'], kind: ['vm'] },
        expected,
        change: { purpose: 'Found by its tag.' },
      })
    await expectRefusal(await ask(2), 409, 'it shows 3 now')
    expect(await (await ask(3)).json()).toMatchObject({ changed: 3, refused: 0 })
  })

  test('are either named or filtered, and the change says something', async () => {
    const id = await givenThing(account)
    const change = { owner: null }
    for (const body of [
      { change },
      { ids: [id], filter: {}, change },
      { ids: [id], change: {} },
      { ids: [], change },
    ]) {
      expect((await asRobin.send('POST', '/api/ownership/bulk', body)).status).toBe(400)
    }
  })

  test('changed by two people at once end with one owner each and no lost entry', async () => {
    const ids = await givenThings(account, 60)
    const entries = await database().ownershipChange.count()
    const give = (by: Browser, owner: string, of: string[]) =>
      by.json<OwnershipResults>('POST', '/api/ownership/bulk', { ids: of, change: { owner } })
    const answers = await Promise.all([
      give(asRobin, `person:${dana.id}`, ids),
      give(asDana, `team:${web}`, [...ids].reverse()),
    ])
    expect(answers.map(({ changed }) => changed)).toEqual([60, 60])
    expect(await database().ownershipChange.count()).toBe(entries + 120)
    const keys = await database().resource.groupBy({ by: ['ownerKey'], where: { id: { in: ids } } })
    expect(keys).toHaveLength(1)
    const told = (await auditOf('ownership.changed')).slice(0, 2)
    expect(told.map(({ targetName }) => targetName)).toEqual(['60 things', '60 things'])
  })
})

describe('a suggestion', () => {
  test('comes from tags, creator and name, and changes nothing by itself', async () => {
    const tagged = await givenThing(account, { tags: ['owner=dana'] })
    const made = await givenThing(account, { createdBy: 'u2' })
    expect((await read(tagged)).suggestions).toMatchObject([
      { owner: { key: `person:${dana.id}`, name: 'Dana Novák' }, because: 'tagged “owner=dana”' },
    ])
    const both = await asRobin.json<SuggestionsAnswer>('POST', '/api/ownership/suggestions', { ids: [tagged, made] })
    expect(both.data.map(({ suggestions }) => suggestions[0]?.owner.name)).toEqual(['Dana Novák', 'kim@agency.example'])
    expect(await read(tagged)).toMatchObject({ owner: null, version: 0 })
    expect((await changed(asRobin, tagged, { owner: `person:${dana.id}` })).suggestions).toEqual([])
  })
})

describe('who can be made an owner', () => {
  test('are people who can come in, teams with people, and members who do not sign in here', async () => {
    await givenThing(account, { kind: 'member', name: dana.email, email: dana.email.toUpperCase(), userId: 'u1' })
    const { data } = await asDana.json<OwnersAnswer>('GET', '/api/owners')
    const names = data.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Dana Novák', 'Robin Reyes', 'Web team', 'kim@agency.example']))
    for (const absent of ['Lee Left', 'Removed team', 'Empty team', dana.email]) expect(names).not.toContain(absent)
    expect(data.find(({ name }) => name === 'Web team')).toMatchObject({ people: 1 })
  })
})
