import { beforeAll, describe, expect, test } from 'vitest'
import type { SessionsAnswer } from '@/lib/contracts/me'
import { database } from '@/lib/db/client'
import { readViewer } from '@/lib/db/sessions'
import { requireRecentPassword } from '@/lib/server/require-recent-password'
import { auditOf } from '../support/audit'
import { Browser } from '../support/browser'
import { givenPerson, type KnownPerson, signInAs } from '../support/people'
import { testDatabase } from '../support/test-database'

const NEW_PASSWORD = 'seven herons cross the marsh'

beforeAll(async () => {
  await testDatabase()
})

async function sessionsOf(browser: Browser) {
  return (await browser.json<SessionsAnswer>('GET', '/api/me/sessions')).data
}

/** The viewer as a use case gets them. */
async function viewerOf(browser: Browser) {
  const current = (await sessionsOf(browser)).find((session) => session.current)
  const viewer = await readViewer(current?.id ?? '')
  if (!viewer) throw new Error('nobody is signed in')
  return viewer
}

async function passwordEnteredAgo(person: KnownPerson, interval: string | null) {
  await database().$executeRawUnsafe(
    `UPDATE session SET reauthenticated_at = ${interval ? `now() - interval '${interval}'` : 'NULL'} WHERE person_id = '${person.id}'`,
  )
}

describe('an action that asks for the password', () => {
  test('goes through for five minutes after signing in, and then asks', async () => {
    const person = await givenPerson()
    const browser = await signInAs(person)
    expect(requireRecentPassword(await viewerOf(browser))).toBeUndefined()
    await passwordEnteredAgo(person, '299 seconds')
    expect(requireRecentPassword(await viewerOf(browser))).toBeUndefined()
    for (const ago of ['301 seconds', '-1 minutes', null]) {
      await passwordEnteredAgo(person, ago)
      const viewer = await viewerOf(browser)
      expect(() => requireRecentPassword(viewer)).toThrow('Enter your password again')
      expect(await browser.json('GET', '/api/me')).toMatchObject({ passwordConfirmedUntil: null })
    }
  })

  test('goes through after entering it again, in this browser only', async () => {
    const person = await givenPerson()
    const [browser, other] = [await signInAs(person), await signInAs(person)]
    await passwordEnteredAgo(person, null)
    await browser.json('POST', '/api/me/reauthenticate', { password: person.password })
    expect(requireRecentPassword(await viewerOf(browser))).toBeUndefined()
    const otherViewer = await viewerOf(other)
    expect(() => requireRecentPassword(otherViewer)).toThrow()
    expect((await auditOf('session.reauthenticated'))[0]).toMatchObject({ actorId: person.id, outcome: 'done' })
  })

  test('is not opened by guessing, and guessing at the sign-in page does not keep its owner out', async () => {
    const person = await givenPerson()
    const browser = await signInAs(person)
    for (let tries = 0; tries < 6; tries++) await new Browser().signIn(person.email, 'wrong guess')
    for (let tries = 0; tries < 5; tries++) {
      const response = await browser.send('POST', '/api/me/reauthenticate', { password: 'wrong guess' })
      expect(response.status).toBe(400)
      expect((await response.json()).error.fields).toHaveProperty('password')
    }
    const held = await browser.send('POST', '/api/me/reauthenticate', { password: person.password })
    expect(held.status).toBe(429)
    expect((await auditOf('session.reauthenticated'))[0]).toMatchObject({ actorId: person.id, outcome: 'refused' })
  })
})

describe('changing one’s password', () => {
  test('needs the old one, ends every other session and keeps this one', async () => {
    const person = await givenPerson()
    const [browser, other] = [await signInAs(person), await signInAs(person)]
    const wrong = { currentPassword: 'wrong guess', newPassword: NEW_PASSWORD }
    const refused = await browser.send('PUT', '/api/me/password', wrong)
    expect(refused.status).toBe(400)
    expect((await refused.json()).error.fields).toHaveProperty('currentPassword')
    const right = { currentPassword: person.password, newPassword: NEW_PASSWORD }
    expect(await browser.json('PUT', '/api/me/password', right)).toEqual({ ended: 1 })
    expect(await browser.isSignedIn).toBe(true)
    expect(await other.isSignedIn).toBe(false)
    expect((await new Browser().signIn(person.email, person.password)).status).toBe(401)
    expect((await new Browser().signIn(person.email, NEW_PASSWORD)).status).toBe(200)
  })

  test('to one that is easy to guess is refused by name of the field', async () => {
    const person = await givenPerson()
    const browser = await signInAs(person)
    for (const newPassword of ['short', 'qwertyuiop1234']) {
      const response = await browser.send('PUT', '/api/me/password', { currentPassword: person.password, newPassword })
      expect((await response.json()).error.fields).toHaveProperty('newPassword')
    }
  })
})

describe('one’s own sessions', () => {
  test('are listed with the browser that holds them, this one marked', async () => {
    const person = await givenPerson()
    const browser = await signInAs(person)
    await signInAs(person)
    await signInAs(await givenPerson())
    const sessions = await sessionsOf(browser)
    expect(sessions).toHaveLength(2)
    expect(sessions.filter((session) => session.current)).toHaveLength(1)
  })

  test('can be ended one by one, and only one’s own', async () => {
    const person = await givenPerson()
    const [browser, other] = [await signInAs(person), await signInAs(person)]
    const stranger = await signInAs(await givenPerson())
    const otherId = (await sessionsOf(other)).find((session) => session.current)?.id
    expect((await stranger.send('DELETE', `/api/me/sessions/${otherId}`)).status).toBe(404)
    expect(await other.isSignedIn).toBe(true)
    await browser.json('DELETE', `/api/me/sessions/${otherId}`)
    expect(await other.isSignedIn).toBe(false)
    expect((await browser.send('DELETE', `/api/me/sessions/${otherId}`)).status).toBe(404)
  })

  test('can all be ended at once, this one included', async () => {
    const person = await givenPerson()
    const [browser, other] = [await signInAs(person), await signInAs(person)]
    expect(await browser.json('DELETE', '/api/me/sessions')).toEqual({ ended: 2 })
    expect(await browser.isSignedIn).toBe(false)
    expect(await other.isSignedIn).toBe(false)
    expect((await auditOf('session.ended-everywhere'))[0]).toMatchObject({
      actorId: person.id,
      after: { endedSessions: 2 },
    })
  })
})

describe('one’s own name', () => {
  test('is one’s own to change, and the log keeps the old one', async () => {
    const person = await givenPerson({ name: 'Dana Before' })
    const browser = await signInAs(person)
    expect(await browser.json('PATCH', '/api/me', { name: '  Dana   After ' })).toMatchObject({ name: 'Dana After' })
    expect(await browser.json('GET', '/api/me')).toMatchObject({ name: 'Dana After' })
    expect((await auditOf('person.changed'))[0]).toMatchObject({
      actorId: person.id,
      before: { name: 'Dana Before' },
      after: { name: 'Dana After' },
    })
  })
})
