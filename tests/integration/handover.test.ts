import { beforeAll, describe, expect, test } from 'vitest'
import type { HandOverAnswer, HandoverAnswer, LeaversAnswer } from '@/lib/contracts/handover'
import type { OwnershipAnswer } from '@/lib/contracts/ownership'
import { database } from '@/lib/db/client'
import { auditOf } from '../support/audit'
import type { Browser } from '../support/browser'
import { givenAccount, givenTeam, givenThing, givenThings } from '../support/owned-things'
import { givenPerson, type KnownPerson, signInAs } from '../support/people'
import { testDatabase } from '../support/test-database'

let account: string
let admin: Browser
let member: Browser
let robin: KnownPerson

beforeAll(async () => {
  await testDatabase()
  account = await givenAccount()
  admin = await signInAs(await givenPerson({ role: 'admin', name: 'Ada Admin' }))
  robin = await givenPerson({ name: 'Robin Reyes' })
  member = await signInAs(robin)
})

const own = (id: string, body: object) => admin.json('PATCH', `/api/resources/${id}/ownership`, body)
const ownership = (id: string) => admin.json<OwnershipAnswer>('GET', `/api/resources/${id}/ownership`)
const left = (key: string) => admin.json<HandoverAnswer>('GET', `/api/handover?owner=${key}`)
const handOver = (by: Browser, body: object) => by.json<HandOverAnswer>('POST', '/api/handover', body)

let users = 0

/** Somebody with three things, one they stand in for, a key they made at Raff, and a place in a team. */
async function givenLeaver() {
  users += 1
  const person = await givenPerson({ name: `Lee ${users}` })
  const userId = `user-${users}`
  const alias = await givenThing(account, { kind: 'member', name: person.email, email: person.email, userId })
  const [a = '', b = '', asMember = ''] = await givenThings(account, 3)
  const standsIn = await givenThing(account)
  await own(a, { owner: `person:${person.id}`, backupOwner: `person:${robin.id}` })
  await own(b, { owner: `person:${person.id}` })
  await own(asMember, { owner: `member:${alias}` })
  await own(standsIn, { owner: `person:${robin.id}`, backupOwner: `person:${person.id}` })
  const key = await givenThing(account, { kind: 'api-key', name: 'deploy', createdBy: userId })
  const team = await givenTeam(`Team of Lee ${users}`, [person.id, robin.id])
  await admin.json('PATCH', `/api/people/${person.id}`, { switchedOff: true })
  return { ref: `person:${person.id}`, person, a, b, asMember, standsIn, key, team }
}

async function expectRefusal(response: Response, status: number, words: string) {
  expect(response.status).toBe(status)
  expect((await response.json()).error.message).toContain(words)
}

describe('when somebody leaves', () => {
  test('there is one list of everything that was theirs, under whichever name', async () => {
    const lee = await givenLeaver()
    const list = await left(lee.ref)
    expect(list).toMatchObject({ from: { name: lee.person.name, gone: true }, total: 6 })
    const parts = Object.fromEntries(list.data.map(({ part, id }) => [id, part]))
    expect(parts).toEqual({
      [lee.a]: 'owned',
      [lee.b]: 'owned',
      [lee.asMember]: 'owned',
      [lee.standsIn]: 'backup',
      [lee.key]: 'key',
      [lee.team]: 'team',
    })
    const { data } = await admin.json<LeaversAnswer>('GET', '/api/leavers')
    const row = data.filter(({ owner }) => owner.name === lee.person.name || owner.name === lee.person.email)
    expect(row).toMatchObject([{ owner: { key: lee.ref }, owned: 3, backup: 1, key: 1, team: 1 }])
  })

  test('that nobody else left is only said where it is known who belongs to the Raff account', async () => {
    const known = async () => (await admin.json<LeaversAnswer>('GET', '/api/leavers')).membersKnown
    expect(await known()).toBe(false)
    const accounts = await database().raffAccount.findMany()
    const at = new Date()
    const read = accounts.map(({ id }) => ({ accountId: id, kind: 'member', completeAt: at, triedAt: at }))
    await database().kindRead.createMany({ data: read })
    expect(await known()).toBe(true)
    const [one] = read
    const spot = { projectId: '', reason: 'forbidden', since: at, triedAt: at }
    await database().blindSpot.create({ data: { accountId: one?.accountId ?? '', kind: 'member', ...spot } })
    expect(await known()).toBe(false)
  })

  test('one person takes over everything, and nothing is left', async () => {
    const lee = await givenLeaver()
    const dana = await givenPerson({ name: 'Dana' })
    const answer = await handOver(admin, { from: lee.ref, all: { to: `person:${dana.id}`, expected: 6 } })
    expect(answer).toMatchObject({ changed: 6, refused: 0, left: 0 })
    for (const id of [lee.a, lee.b, lee.asMember, lee.key])
      expect(await ownership(id)).toMatchObject({ owner: { name: 'Dana' }, confirmedAt: null })
    expect(await ownership(lee.standsIn)).toMatchObject({
      owner: { name: 'Robin Reyes' },
      backupOwner: { name: 'Dana' },
    })
    const people = await database().teamMember.findMany({ where: { teamId: lee.team } })
    expect(people.map(({ personId }) => personId).sort()).toEqual([dana.id, robin.id].sort())
    expect(await left(lee.ref)).toMatchObject({ total: 0, data: [] })
    const { data } = await admin.json<LeaversAnswer>('GET', '/api/leavers')
    expect(data.map(({ owner }) => owner.key)).not.toContain(lee.ref)
    const entries = await auditOf('ownership.handed-over')
    expect(
      entries
        .slice(0, 5)
        .map(({ targetId }) => targetId)
        .sort(),
    ).toEqual([lee.a, lee.b, lee.asMember, lee.key, lee.standsIn].sort())
  })

  test('who stood in and takes over stands in no longer', async () => {
    const lee = await givenLeaver()
    await handOver(admin, { from: lee.ref, all: { to: `person:${robin.id}` } })
    expect(await ownership(lee.a)).toMatchObject({ owner: { name: 'Robin Reyes' }, backupOwner: null })
    expect(await ownership(lee.standsIn)).toMatchObject({ owner: { name: 'Robin Reyes' }, backupOwner: null })
  })

  test('things go to different people, and what went to somebody else meanwhile stays with them', async () => {
    const lee = await givenLeaver()
    const { data } = await left(lee.ref)
    const versionOf = (id: string) => data.find((item) => item.id === id)?.version
    await own(lee.a, { owner: `person:${robin.id}`, backupOwner: null })
    await own(lee.b, { purpose: 'Somebody looked at it.' })
    const item = (id: string, to: string | null) => ({ part: 'owned', id, to, version: versionOf(id) })
    const team = await givenTeam(`Heirs ${users}`, [robin.id])
    const items = [item(lee.a, null), item(lee.b, null), item(lee.asMember, `team:${team}`)]
    const answer = await handOver(admin, { from: lee.ref, items })
    expect(answer.results).toMatchObject([
      { id: lee.a, outcome: 'refused', why: expect.stringContaining('somebody else’s by now') },
      { id: lee.b, outcome: 'refused', why: expect.stringContaining('changed by somebody else meanwhile') },
      { id: lee.asMember, outcome: 'changed' },
    ])
    expect(answer.left).toBe(4)
    expect(await ownership(lee.a)).toMatchObject({ owner: { name: 'Robin Reyes' } })
  })

  test('nobody takes over unseen what was added to the list meanwhile', async () => {
    const lee = await givenLeaver()
    const body = { from: lee.ref, all: { to: `person:${robin.id}`, expected: 5 } }
    await expectRefusal(await admin.send('POST', '/api/handover', body), 409, 'it holds 6 now')
  })

  test('only an admin gives away a place in a team, and only to a person', async () => {
    const lee = await givenLeaver()
    const answer = await handOver(member, { from: lee.ref, all: { to: `person:${robin.id}` } })
    expect(answer).toMatchObject({ changed: 5, refused: 1, left: 1 })
    expect(answer.results.at(-1)).toMatchObject({ part: 'team', why: 'Only an admin says who is in a team.' })
    const toTeam = { from: lee.ref, items: [{ part: 'team', id: lee.team, to: `team:${lee.team}` }] }
    expect((await handOver(admin, toTeam)).results[0]?.why).toContain('Only a person')
    const out = { from: lee.ref, items: [{ part: 'team', id: lee.team, to: null }] }
    expect(await handOver(admin, out)).toMatchObject({ changed: 1, left: 0 })
  })

  test('whoever takes over is here', async () => {
    const [lee, other] = [await givenLeaver(), await givenLeaver()]
    const answer = await handOver(admin, { from: lee.ref, items: [{ part: 'owned', id: lee.b, to: other.ref }] })
    expect(answer.results[0]).toMatchObject({ outcome: 'refused', why: expect.stringContaining('is no longer here') })
    const nobody = { from: 'person:00000000-0000-7000-8000-000000000000', all: { to: `person:${robin.id}` } }
    await expectRefusal(await admin.send('POST', '/api/handover', nobody), 404, 'nobody here')
  })
})

describe('when a member of the account is gone', () => {
  test('what names them is handed over, and what is theirs as a person who is still here is not', async () => {
    const stays = await givenPerson({ name: 'Stays Here' })
    const gone = { kind: 'member', name: stays.email, email: stays.email, userId: 'stays' } as const
    const alias = await givenThing(account, gone)
    const [asMember = '', asPerson = ''] = await givenThings(account, 2)
    await own(asMember, { owner: `member:${alias}` })
    await own(asPerson, { owner: `person:${stays.id}` })
    await database().resource.update({ where: { id: alias }, data: { gone: true, goneAt: new Date() } })
    expect((await left(`member:${alias}`)).data.map(({ id }) => id)).toEqual([asMember])
  })
})

describe('when a team is removed', () => {
  test('what it answered for is one list, too', async () => {
    const team = await givenTeam('Dissolved', [robin.id])
    const thing = await givenThing(account)
    await own(thing, { owner: `team:${team}` })
    await admin.json('DELETE', `/api/teams/${team}`)
    expect(await left(`team:${team}`)).toMatchObject({ total: 1, from: { name: 'Dissolved', gone: true } })
  })
})
