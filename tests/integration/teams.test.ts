import { beforeAll, describe, expect, test } from 'vitest'
import type { OwnershipAnswer } from '@/lib/contracts/ownership'
import type { TeamAnswer, TeamsAnswer } from '@/lib/contracts/teams'
import { database } from '@/lib/db/client'
import { auditOf } from '../support/audit'
import type { Browser } from '../support/browser'
import { givenAccount, givenThing } from '../support/owned-things'
import { givenPerson, signInAs } from '../support/people'
import { testDatabase } from '../support/test-database'

let account: string
let admin: Browser
let adminId: string
let count = 0

beforeAll(async () => {
  await testDatabase()
  account = await givenAccount()
  const ada = await givenPerson({ role: 'admin', name: 'Ada Admin' })
  adminId = ada.id
  admin = await signInAs(ada)
})

function make(facts: Partial<{ name: string; description: string; people: string[] }> = {}): Promise<TeamAnswer> {
  count += 1
  return admin.json('POST', '/api/teams', { name: `Team ${count}`, ...facts })
}

const change = (id: string, body: object) => admin.send('PATCH', `/api/teams/${id}`, body)

async function ownedBy(team: TeamAnswer): Promise<string> {
  const id = await givenThing(account)
  await admin.json('PATCH', `/api/resources/${id}/ownership`, { owner: `team:${team.id}` })
  return id
}

const copies = (id: string) =>
  database().resource.findUniqueOrThrow({ where: { id }, select: { ownerName: true, ownerGone: true, search: true } })

async function expectRefusal(response: Response, status: number, words: string) {
  expect(response.status).toBe(status)
  expect((await response.json()).error.message).toContain(words)
}

describe('a team', () => {
  test('is people who answer for things together, and says how much', async () => {
    const dana = await givenPerson({ name: 'Dana' })
    const team = await make({ name: 'Web', description: 'Keeps the shop up.', people: [dana.id, adminId, dana.id] })
    expect(team.people.map(({ name }) => name)).toEqual(['Ada Admin', 'Dana'])
    await ownedBy(team)
    const { data } = await admin.json<TeamsAnswer>('GET', '/api/teams')
    expect(data.find(({ id }) => id === team.id)).toMatchObject({
      owns: 1,
      backsUp: 0,
      description: 'Keeps the shop up.',
    })
    expect((await auditOf('team.created'))[0]).toMatchObject({
      targetName: 'Web',
      after: { people: ['Ada Admin', 'Dana'] },
    })
  })

  test('has a name of its own, however it is written, also when two are made at once', async () => {
    const answers = await Promise.all(
      ['Plattform', 'PLATTFORM', 'plattform', 'Pláttform'].map((name) => admin.send('POST', '/api/teams', { name })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
    await expectRefusal(await admin.send('POST', '/api/teams', { name: 'Platt\u200bform' }), 409, 'called Plattform')
    for (const name of ['\u200b', '\u2060 \u3164', '\u00ad'])
      await expectRefusal(await admin.send('POST', '/api/teams', { name }), 400, 'Enter a name')
    const other = await make()
    await expectRefusal(await change(other.id, { name: 'plattform' }), 409, 'There is a team called plattform already')
    expect(await (await change(other.id, { name: other.name.toUpperCase() })).json()).toMatchObject({ version: 2 })
  })

  test('takes in people who can come in, and keeps those who were in it when they left', async () => {
    const gone = await givenPerson({ name: 'Gone Already' })
    const leaving = await givenPerson({ name: 'Leaving Later' })
    const team = await make({ people: [leaving.id] })
    for (const { id } of [gone, leaving]) await admin.json('PATCH', `/api/people/${id}`, { switchedOff: true })
    await expectRefusal(await change(team.id, { people: [gone.id] }), 400, 'Gone Already is switched off')
    await expectRefusal(await change(team.id, { people: ['00000000-0000-7000-8000-000000000000'] }), 400, 'nobody here')
    const answer = await (await change(team.id, { people: [leaving.id, adminId] })).json()
    expect(answer.people).toMatchObject([{ name: 'Ada Admin' }, { name: 'Leaving Later', off: true }])
  })

  test('that is renamed or loses its last person shows it on what it answers for at once', async () => {
    const team = await make({ name: 'Before', people: [adminId] })
    const thing = await ownedBy(team)
    await change(team.id, { name: 'Afterwards' })
    expect(await copies(thing)).toMatchObject({ ownerName: 'Afterwards', ownerGone: false })
    expect((await copies(thing)).search).toContain('afterwards')
    await change(team.id, { people: [] })
    expect(await copies(thing)).toMatchObject({ ownerGone: true })
  })

  test('is not changed from a stale page', async () => {
    const team = await make()
    const answers = await Promise.all([
      change(team.id, { description: 'One.', version: 1 }),
      change(team.id, { description: 'Two.', version: 1 }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('that is removed keeps its name on what it answered for, answers for nothing new, and frees its name', async () => {
    const team = await make({ name: 'Short-lived', people: [adminId] })
    const thing = await ownedBy(team)
    await admin.json('DELETE', `/api/teams/${team.id}`)
    const shown = await admin.json<OwnershipAnswer>('GET', `/api/resources/${thing}/ownership`)
    expect(shown).toMatchObject({ owner: { name: 'Short-lived', gone: true }, mine: false })
    const other = await givenThing(account)
    const given = await admin.send('PATCH', `/api/resources/${other}/ownership`, { owner: `team:${team.id}` })
    await expectRefusal(given, 400, 'Short-lived is no longer here')
    await expectRefusal(await change(team.id, { name: 'Again' }), 404, 'no such team')
    expect((await admin.send('DELETE', `/api/teams/${team.id}`)).status).toBe(404)
    expect((await make({ name: 'Short-lived' })).id).not.toBe(team.id)
    expect((await auditOf('team.removed'))[0]).toMatchObject({ targetId: team.id, after: { owned: 1, backedUp: 0 } })
  })
})

describe('a person who answers for things', () => {
  test('is told as gone from the moment they are switched off, alone or as the last of a team, and back again', async () => {
    const dana = await givenPerson({ name: 'Dana Leaves' })
    const team = await make({ people: [dana.id] })
    const ofTeam = await ownedBy(team)
    const own = await givenThing(account)
    await admin.json('PATCH', `/api/resources/${own}/ownership`, { owner: `person:${dana.id}` })
    for (const switchedOff of [true, false]) {
      await admin.json('PATCH', `/api/people/${dana.id}`, { switchedOff })
      for (const thing of [own, ofTeam]) expect(await copies(thing)).toMatchObject({ ownerGone: switchedOff })
    }
    await admin.json('PATCH', `/api/people/${dana.id}`, { name: 'Dana Returns' })
    expect(await copies(own)).toMatchObject({ ownerName: 'Dana Returns' })
  })

  test('who is switched off while something is given to them is told as gone, or is not given it', async () => {
    for (let round = 0; round < 10; round += 1) {
      const person = await givenPerson()
      const thing = await givenThing(account)
      const [given] = await Promise.all([
        admin.send('PATCH', `/api/resources/${thing}/ownership`, { owner: `person:${person.id}` }),
        admin.send('PATCH', `/api/people/${person.id}`, { switchedOff: true }),
      ])
      const { ownerName, ownerGone } = await copies(thing)
      expect({ ownerName, ownerGone }).toEqual(
        given.status === 200 ? { ownerName: person.name, ownerGone: true } : { ownerName: null, ownerGone: false },
      )
    }
  })
})
