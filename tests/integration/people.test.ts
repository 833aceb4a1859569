import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { InviteAnswer, LinkAnswer, PeopleAnswer, PersonAnswer } from '@/lib/contracts/people'
import { database } from '@/lib/db/client'
import { auditOf } from '../support/audit'
import { Browser } from '../support/browser'
import { givenPerson, type KnownPerson, signInAs } from '../support/people'
import { testDatabase } from '../support/test-database'

const NEW_PASSWORD = 'seven herons cross the marsh'

let admin: KnownPerson
let adminBrowser: Browser
let count = 0

beforeAll(async () => {
  await testDatabase()
  admin = await givenPerson({ role: 'admin', name: 'Ada Admin' })
  adminBrowser = await signInAs(admin)
})

const tokenOf = (link: LinkAnswer) => new URL(link.url).searchParams.get('token') ?? ''

function invite(facts: Partial<{ name: string; email: string; role: string }> = {}): Promise<InviteAnswer> {
  count += 1
  const body = { name: 'Ivo Invited', email: `invited${count}@example.com`, role: 'member', ...facts }
  return adminBrowser.json('POST', '/api/people', body)
}

function accept(link: LinkAnswer, facts: Partial<{ name: string; password: string; token: string }> = {}) {
  const body = { token: tokenOf(link), name: 'Ivo Came In', password: NEW_PASSWORD, ...facts }
  return new Browser().send('POST', '/api/invitation', body)
}

async function expectRefusal(response: Response, status: number, words: string) {
  expect(response.status).toBe(status)
  expect((await response.json()).error.message).toContain(words)
}

async function personIn(list: string): Promise<PersonAnswer | undefined> {
  const { data } = await adminBrowser.json<PeopleAnswer>('GET', '/api/people')
  return data.find((person) => person.id === list)
}

describe('an invitation', () => {
  test('brings somebody in with the role the admin chose, once', async () => {
    const { person, link } = await invite({ role: 'approver' })
    expect(person).toMatchObject({ state: 'invited', role: 'approver', invitation: { invitedBy: 'Ada Admin' } })
    expect(await (await accept(link)).json()).toEqual({ email: person.email })
    const browser = new Browser()
    expect((await browser.signIn(person.email, NEW_PASSWORD)).status).toBe(200)
    expect(await browser.json('GET', '/api/me')).toMatchObject({ name: 'Ivo Came In', role: 'approver' })
    await expectRefusal(await accept(link, { password: 'another fine password' }), 410, 'already been used')
    expect((await new Browser().signIn(person.email, 'another fine password')).status).toBe(401)
  })

  test('that is used twice at the same moment is used once', async () => {
    const { person, link } = await invite()
    const passwords = ['first fast password', 'second fast password', 'third fast password']
    const responses = await Promise.all(passwords.map((password) => accept(link, { password })))
    expect(responses.map((response) => response.status).sort()).toEqual([200, 410, 410])
    const winner = passwords[responses.findIndex((response) => response.status === 200)] ?? ''
    expect((await new Browser().signIn(person.email, winner)).status).toBe(200)
  })

  test('works for 72 hours by the clock of the database', async () => {
    const { person, link } = await invite()
    const { createdAt, expiresAt } = await database().invitation.findFirstOrThrow({ where: { personId: person.id } })
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(72 * 3_600_000)
    await database()
      .$executeRaw`UPDATE invitation SET expires_at = now() - interval '1 second' WHERE person_id = ${person.id}::uuid`
    await expectRefusal(await accept(link), 410, 'has expired')
    expect(await personIn(person.id)).toMatchObject({ state: 'invited', invitation: { expired: true } })
  })

  test('is replaced by a newer link', async () => {
    const { person, link } = await invite()
    const newer = await adminBrowser.json<LinkAnswer>('POST', `/api/people/${person.id}/invitation`)
    await expectRefusal(await accept(link), 410, 'taken back or replaced')
    expect((await accept(newer)).status).toBe(200)
  })

  test('that was taken back opens nothing, and the person can be invited anew', async () => {
    const { person, link } = await invite()
    await adminBrowser.json('DELETE', `/api/people/${person.id}`)
    await expectRefusal(await accept(link), 410, 'taken back or replaced')
    expect((await auditOf('person.invitation-revoked'))[0]).toMatchObject({ targetId: person.id })
    const again = await invite({ email: person.email, role: 'viewer' })
    expect(again.person).toMatchObject({ id: person.id, state: 'invited', role: 'viewer' })
    expect((await accept(again.link)).status).toBe(200)
  })

  test('is kept only as a hash, and shown in one answer only', async () => {
    const { person, link } = await invite()
    const rows = await database().invitation.findMany({ where: { personId: person.id } })
    expect(rows[0]?.tokenHash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(rows)).not.toContain(tokenOf(link))
    expect(await (await adminBrowser.get('/api/people')).text()).not.toContain(tokenOf(link))
    const entries = await database().auditEntry.findMany({ select: { before: true, after: true, reason: true } })
    expect(JSON.stringify(entries)).not.toContain(tokenOf(link))
  })

  test.each([
    ['', 400],
    ['made-up', 404],
    ['x'.repeat(500), 400],
  ])('with the token %j opens nothing', async (token, status) => {
    const { link } = await invite()
    expect((await accept(link, { token })).status).toBe(status)
  })

  test('of one kind does not open another', async () => {
    const { link } = await invite()
    const body = { token: tokenOf(link), password: NEW_PASSWORD }
    expect((await new Browser().send('POST', '/api/reset', body)).status).toBe(404)
  })

  test('asks for a good password, and stays open until it gets one', async () => {
    const { person, link } = await invite({ email: 'ursula.leguin@example.com' })
    for (const password of ['short', 'password-password', 'ursula.leguin', 'x'.repeat(201)]) {
      const response = await accept(link, { password, name: 'Ursula LeGuin' })
      expect(response.status).toBe(400)
      expect((await response.json()).error.fields).toHaveProperty('password')
    }
    expect((await accept(link)).status).toBe(200)
    expect(person.state).toBe('invited')
  })

  test('for an address that is here already says so', async () => {
    const { person } = await invite()
    const known = await givenPerson({ name: 'Kim Known' })
    const send = (email: string) =>
      adminBrowser.send('POST', '/api/people', { name: 'Somebody', email, role: 'viewer' })
    await expectRefusal(await send(known.email.toUpperCase()), 409, 'Kim Known already signs in')
    await expectRefusal(await send(person.email), 409, 'already invited')
    await adminBrowser.json('DELETE', `/api/people/${known.id}`)
    await expectRefusal(await send(known.email), 409, 'Switch them on again')
  })

  test('for one address, ten times at once, makes one person', async () => {
    const send = () =>
      adminBrowser.send('POST', '/api/people', { name: 'Tess Ten', email: 'tess@example.com', role: 'viewer' })
    const responses = await Promise.all(Array.from({ length: 10 }, send))
    expect(responses.filter((response) => response.status === 201)).toHaveLength(1)
    expect(responses.filter((response) => response.status === 409)).toHaveLength(9)
  })
})

describe('a name', () => {
  test.each([
    ["Anne-Marie O'Neill"],
    ['Robert"); DROP TABLE person;--'],
    ['<script>alert(1)</script>'],
    ['محمد بن سلمان'],
    ['שרה כהן'],
    ['👩‍🚀 Zoë 🚀'],
    ['Nguyễn Thị Minh Khai'],
  ])('%s is kept as it is', async (name) => {
    const { person } = await invite({ name })
    expect(person.name).toBe(name)
    expect((await personIn(person.id))?.name).toBe(name)
  })

  test('of ten thousand characters is refused, and says how many may be', async () => {
    const body = { name: 'x'.repeat(10_000), email: 'long@example.com', role: 'viewer' }
    const response = await adminBrowser.send('POST', '/api/people', body)
    expect(response.status).toBe(400)
    expect((await response.json()).error.fields.name).toBe('Use at most 120 characters.')
  })

  test('cannot turn the direction of the text around it, nor break its line', async () => {
    const { person } = await invite({ name: 'Eve\u202E nimda\u2066\nAdmin\t ' })
    expect(person.name).toBe('Eve nimda Admin')
  })

  test.each(['', '   ', '\u202E', '\n'])('cannot be %j', async (name) => {
    const response = await adminBrowser.send('POST', '/api/people', { name, email: 'e@example.com', role: 'viewer' })
    expect((await response.json()).error.fields).toEqual({ name: 'Enter a name.' })
  })
})

describe('an admin', () => {
  test('changes a role, and it counts at the next request', async () => {
    const person = await givenPerson({ role: 'viewer' })
    const browser = await signInAs(person)
    await adminBrowser.json('PATCH', `/api/people/${person.id}`, { role: 'admin' })
    expect(await browser.json('GET', '/api/me')).toMatchObject({ role: 'admin' })
    expect((await auditOf('person.role-changed'))[0]).toMatchObject({
      actorId: admin.id,
      targetId: person.id,
      before: { role: 'viewer' },
      after: { role: 'admin' },
    })
    await adminBrowser.json('PATCH', `/api/people/${person.id}`, { role: 'viewer' })
    expect((await browser.send('POST', '/api/people', {})).status).toBe(403)
  })

  test('switches somebody off: every session of theirs is over and no link of theirs opens', async () => {
    const person = await givenPerson()
    const browsers = [await signInAs(person), await signInAs(person)]
    const reset = await adminBrowser.json<LinkAnswer>('POST', `/api/people/${person.id}/reset`)
    const answer = await adminBrowser.json('DELETE', `/api/people/${person.id}`)
    expect(answer).toMatchObject({ state: 'off', switchedOffAt: expect.any(String) })
    for (const browser of browsers) expect((await browser.get('/api/me')).status).toBe(401)
    expect((await new Browser().signIn(person.email, person.password)).status).toBe(401)
    const used = await new Browser().send('POST', '/api/reset', { token: tokenOf(reset), password: NEW_PASSWORD })
    expect(used.status).toBe(410)
  })

  test('switches somebody on again: they sign in anew, old sessions stay over', async () => {
    const person = await givenPerson()
    const old = await signInAs(person)
    await adminBrowser.json('PATCH', `/api/people/${person.id}`, { switchedOff: true })
    await adminBrowser.json('PATCH', `/api/people/${person.id}`, { switchedOff: false })
    expect(await old.isSignedIn).toBe(false)
    expect(await (await signInAs(person)).isSignedIn).toBe(true)
  })

  test('whose page is stale is told, and nothing changes', async () => {
    const person = await givenPerson({ role: 'viewer' })
    const seen = await personIn(person.id)
    await adminBrowser.json('PATCH', `/api/people/${person.id}`, { role: 'member', version: seen?.version })
    const stale = await adminBrowser.send('PATCH', `/api/people/${person.id}`, {
      role: 'approver',
      version: seen?.version,
    })
    await expectRefusal(stale, 409, 'changed by somebody else')
    expect((await personIn(person.id))?.role).toBe('member')
  })

  test('who changes nothing leaves no entry', async () => {
    const person = await givenPerson({ role: 'viewer' })
    const before = (await auditOf('person.role-changed')).length
    await adminBrowser.json('PATCH', `/api/people/${person.id}`, { role: 'viewer' })
    expect((await auditOf('person.role-changed')).length).toBe(before)
  })

  test('asking for somebody who is not here is told so', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000'
    await expectRefusal(
      await adminBrowser.send('PATCH', `/api/people/${nobody}`, { role: 'viewer' }),
      404,
      'no such person',
    )
  })
})

describe('the last admin', () => {
  beforeEach(async () => {
    // whoever else became one in the tests above
    await database().person.updateMany({ where: { role: 'admin', NOT: { id: admin.id } }, data: { role: 'viewer' } })
  })

  test('cannot be demoted or switched off, not even by themselves', async () => {
    for (const change of [{ role: 'approver' }, { switchedOff: true }]) {
      await expectRefusal(await adminBrowser.send('PATCH', `/api/people/${admin.id}`, change), 409, 'only admin')
    }
    await expectRefusal(await adminBrowser.send('DELETE', `/api/people/${admin.id}`), 409, 'only admin')
    expect(await personIn(admin.id)).toMatchObject({ role: 'admin', state: 'active' })
  })

  test('is still the last one when the others were invited but never came', async () => {
    await invite({ role: 'admin' })
    const off = await givenPerson({ role: 'admin' })
    await adminBrowser.json('DELETE', `/api/people/${off.id}`)
    await expectRefusal(
      await adminBrowser.send('PATCH', `/api/people/${admin.id}`, { role: 'viewer' }),
      409,
      'only admin',
    )
  })

  test('remains, however many demote each other at once', async () => {
    for (let round = 0; round < 5; round++) {
      const others = await Promise.all(Array.from({ length: 5 }, () => givenPerson({ role: 'admin' })))
      const all = [admin, ...others]
      const browsers = await Promise.all(all.map(signInAs))
      // each demotes the next one, all at the same moment
      await Promise.all(
        browsers.map((browser, index) => {
          const next = all[(index + 1) % all.length] as KnownPerson
          const how = index % 2 ? { role: 'viewer' } : { switchedOff: true }
          return browser.send('PATCH', `/api/people/${next.id}`, how)
        }),
      )
      const left = await database().person.count({ where: { role: 'admin', switchedOffAt: null } })
      expect(left).toBeGreaterThanOrEqual(1)
      await database().person.updateMany({ where: { role: 'admin' }, data: { role: 'viewer' } })
      await database().person.update({ where: { id: admin.id }, data: { role: 'admin', switchedOffAt: null } })
    }
    adminBrowser = await signInAs(admin)
  })
})

describe('a reset link', () => {
  test('sets a new password once, and signs out whoever knew the old one', async () => {
    const person = await givenPerson()
    const old = await signInAs(person)
    const link = await adminBrowser.json<LinkAnswer>('POST', `/api/people/${person.id}/reset`)
    expect(await old.isSignedIn).toBe(true)
    const body = { token: tokenOf(link), password: NEW_PASSWORD }
    expect((await new Browser().send('POST', '/api/reset', body)).status).toBe(200)
    expect(await old.isSignedIn).toBe(false)
    expect((await new Browser().signIn(person.email, person.password)).status).toBe(401)
    expect((await new Browser().signIn(person.email, NEW_PASSWORD)).status).toBe(200)
    await expectRefusal(await new Browser().send('POST', '/api/reset', body), 410, 'already been used')
  })

  test('ends the waiting after too many guesses', async () => {
    const person = await givenPerson()
    for (let tries = 0; tries < 6; tries++) await new Browser().signIn(person.email, 'wrong guess')
    const link = await adminBrowser.json<LinkAnswer>('POST', `/api/people/${person.id}/reset`)
    await new Browser().send('POST', '/api/reset', { token: tokenOf(link), password: NEW_PASSWORD })
    expect((await new Browser().signIn(person.email, NEW_PASSWORD)).status).toBe(200)
  })

  test('is not made for somebody who is off or has not come in', async () => {
    const { person } = await invite()
    await expectRefusal(await adminBrowser.send('POST', `/api/people/${person.id}/reset`), 409, 'has not come in')
    await adminBrowser.json('DELETE', `/api/people/${person.id}`)
    await expectRefusal(await adminBrowser.send('POST', `/api/people/${person.id}/reset`), 409, 'switched off')
  })
})

describe('everything that happens to people', () => {
  test('is in the log, in the same transaction and with the id of its request', async () => {
    const { person, link } = await invite({ name: 'Lou Logged' })
    await accept(link, { name: 'Lou Logged' })
    const response = await adminBrowser.send('PATCH', `/api/people/${person.id}`, { role: 'approver' })
    const entries = await database().auditEntry.findMany({ where: { targetId: person.id }, orderBy: { seq: 'asc' } })
    expect(entries.map((entry) => [entry.action, entry.actorName])).toEqual([
      ['person.invited', 'Ada Admin'],
      ['person.invitation-accepted', 'Lou Logged'],
      ['person.role-changed', 'Ada Admin'],
    ])
    expect(entries.at(-1)?.httpRequestId).toBe(response.headers.get('x-request-id'))
  })
})
