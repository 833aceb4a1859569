import { decode } from 'next-auth/jwt'
import { beforeAll, describe, expect, test } from 'vitest'
import { SIGN_IN_REFUSAL_MS } from '@/lib/config/timings'
import { database } from '@/lib/db/client'
import { auditOf } from '../support/audit'
import { Browser } from '../support/browser'
import { ORIGIN } from '../support/in-process-api'
import { givenPerson, signInAs } from '../support/people'
import { testDatabase } from '../support/test-database'

const MINUTE = 60_000

beforeAll(async () => {
  await testDatabase()
})

async function switchOff(personId: string) {
  await database().person.update({ where: { id: personId }, data: { switchedOffAt: new Date() } })
}

/** Moves every block into the past, as if the wait were over. */
async function afterTheWait() {
  await database().$executeRaw`UPDATE sign_in_throttle SET blocked_until = now() - interval '1 second'`
}

describe('signing in with a password', () => {
  test('lets somebody in, whatever the case of their address', async () => {
    const person = await givenPerson()
    const browser = new Browser()
    expect((await browser.signIn(` ${person.email.toUpperCase()} `, person.password)).status).toBe(200)
    expect(await browser.json('GET', '/api/me')).toMatchObject({ id: person.id, email: person.email, role: 'member' })
  })

  test('gives a cookie that scripts cannot read, other sites do not send, and that holds nothing but a session id', async () => {
    const browser = new Browser()
    const person = await givenPerson()
    const response = await browser.signIn(person.email, person.password)
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith('stocktake-3000.session=')) ?? ''
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    expect(cookie).toMatch(/; Path=\//)
    const value = decodeURIComponent(browser.cookies.get('stocktake-3000.session') ?? '')
    const content = await decode({ token: value, secret: process.env.NEXTAUTH_SECRET ?? '' })
    expect(Object.keys(content ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sid'])
  })

  test('answers alike for a wrong password, an unknown account, one that is off and one that has no password', async () => {
    const person = await givenPerson()
    const off = await givenPerson()
    await switchOff(off.id)
    const invited = await givenPerson()
    await database().person.update({ where: { id: invited.id }, data: { passwordHash: null } })
    const answers = []
    for (const [email, password] of [
      [person.email, 'not the password at all'],
      ['nobody@example.com', person.password],
      [off.email, off.password],
      [invited.email, invited.password],
    ] as const) {
      const response = await new Browser().signIn(email, password)
      const { error, url } = await response.json()
      answers.push({ status: response.status, url, code: error.code, message: error.message, fields: error.fields })
    }
    expect(answers[0]).toMatchObject({ status: 401, code: 'signed-out' })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  test('is refused no sooner for an account that does not exist than for one that does', async () => {
    const person = await givenPerson()
    for (const email of [person.email, 'nobody-at-all@example.com']) {
      const browser = new Browser()
      await browser.json('GET', '/api/auth/csrf')
      const started = performance.now()
      await browser.signIn(email, 'not the password at all')
      expect(performance.now() - started).toBeGreaterThanOrEqual(SIGN_IN_REFUSAL_MS)
    }
  })

  test('without an address or a password names what is missing', async () => {
    const response = await new Browser().signIn('', '')
    expect(response.status).toBe(400)
    expect(Object.keys((await response.json()).error.fields)).toEqual(['email', 'password'])
  })

  test('never sends anybody to another site', async () => {
    const person = await givenPerson()
    const browser = new Browser()
    const { csrfToken } = await browser.json<{ csrfToken: string }>('GET', '/api/auth/csrf')
    for (const callbackUrl of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      `${ORIGIN}.evil.example`,
    ]) {
      const { email, password } = person
      const form = new URLSearchParams({ email, password, csrfToken, callbackUrl, json: 'true' })
      const response = await browser.send('POST', '/api/auth/callback/credentials', form)
      const { url } = await response.json()
      expect(new URL(url).origin).toBe(ORIGIN)
    }
  })

  test('needs the token of the form: a forged form signs nobody in', async () => {
    const person = await givenPerson()
    const browser = new Browser()
    const form = new URLSearchParams({ email: person.email, password: person.password, csrfToken: 'x', json: 'true' })
    await browser.send('POST', '/api/auth/callback/credentials', form)
    expect(await browser.isSignedIn).toBe(false)
  })

  test('again in the same browser replaces the session it had', async () => {
    const person = await givenPerson()
    const browser = await signInAs(person)
    const before = new Map(browser.cookies)
    await browser.signIn(person.email, person.password)
    expect(await browser.isSignedIn).toBe(true)
    const old = new Browser()
    for (const [name, value] of before) old.cookies.set(name, value)
    expect(await old.isSignedIn).toBe(false)
  })

  test('is an entry of the log, and so is a failure on a real account; a made-up address is not', async () => {
    const person = await givenPerson({ name: 'Dana Logged' })
    await signInAs(person)
    await new Browser().signIn(person.email, 'not the password at all')
    await new Browser().signIn('made-up@example.com', 'not the password at all')
    const [signedIn] = await auditOf('session.signed-in')
    expect(signedIn).toMatchObject({ actorId: person.id, actorName: 'Dana Logged', outcome: 'done' })
    const [refused] = await auditOf('session.sign-in-refused')
    expect(refused).toMatchObject({ actorKind: 'visitor', targetId: person.id, outcome: 'refused' })
    const entries = await auditOf('session.sign-in-refused')
    expect(entries.map((entry) => `${entry.targetName} ${entry.reason}`).join()).not.toContain('made-up')
  })
})

describe('guessing', () => {
  test('is held back after five failures, says until when, and then even the right password waits', async () => {
    const person = await givenPerson()
    const browser = new Browser()
    for (let tries = 0; tries < 5; tries++) {
      expect((await browser.signIn(person.email, `wrong guess ${tries}`)).status).toBe(401)
    }
    const response = await browser.signIn(person.email, person.password)
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    const { error } = await response.json()
    expect(error).toMatchObject({ code: 'too-many-attempts', retryAfterSeconds: expect.any(Number) })
    expect(error.message).toMatch(/try again in/)
    await afterTheWait()
    expect((await browser.signIn(person.email, person.password)).status).toBe(200)
  })

  test('is held back the same for an account that does not exist', async () => {
    const browser = new Browser()
    const statuses = []
    for (let tries = 0; tries < 6; tries++) {
      statuses.push((await browser.signIn('ghost@example.com', `wrong guess ${tries}`)).status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })

  test('many times at once still gets only five answers', async () => {
    const person = await givenPerson()
    const responses = await Promise.all(
      Array.from({ length: 25 }, (_, tries) => new Browser().signIn(person.email, `wrong guess ${tries}`)),
    )
    const statuses = responses.map((response) => response.status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20)
  })

  test('at many accounts from one place is held back too, and noted once', async () => {
    const guess = (tries: number) => {
      const browser = new Browser()
      browser.networkAddress = '192.0.2.77'
      return browser.signIn(`guess${tries}@example.com`, 'wrong guess')
    }
    const responses = await Promise.all(Array.from({ length: 40 }, (_, tries) => guess(tries)))
    const statuses = responses.map((response) => response.status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(30)
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
    const entries = (await auditOf('session.sign-in-refused')).filter((entry) => entry.targetId === null)
    expect(entries).toHaveLength(1)
    expect(entries.at(0)?.reason).toContain('Further attempts now have to wait')
    const person = await givenPerson()
    expect((await new Browser().signIn(person.email, person.password)).status).toBe(200)
  })

  test('leaves no address readable in the database', async () => {
    await new Browser().signIn('secretive@example.com', 'wrong guess')
    const rows = await database().signInThrottle.findMany()
    for (const { key } of rows) expect(key).toMatch(/^(account|from|again):[0-9a-f]{64}$/)
  })

  test('before a clock was put right locks nobody out', async () => {
    const person = await givenPerson()
    const browser = new Browser()
    for (let tries = 0; tries < 5; tries++) await browser.signIn(person.email, 'wrong guess')
    await database().$executeRaw`
      UPDATE sign_in_throttle SET blocked_until = now() + interval '9 years', window_start = now() + interval '9 years'`
    expect((await browser.signIn(person.email, person.password)).status).toBe(200)
  })
})

describe('a session', () => {
  test('of somebody who is switched off is over at their next request', async () => {
    const person = await givenPerson()
    const browser = await signInAs(person)
    expect(await browser.isSignedIn).toBe(true)
    await switchOff(person.id)
    const response = await browser.get('/api/me')
    expect(response.status).toBe(401)
    expect((await response.json()).error.message).toContain('sign in')
  })

  test('knows a new role at the next request', async () => {
    const person = await givenPerson({ role: 'admin' })
    await givenPerson({ role: 'admin' })
    const browser = await signInAs(person)
    expect((await browser.send('POST', '/api/people', {})).status).toBe(400)
    await database().person.update({ where: { id: person.id }, data: { role: 'viewer' } })
    expect((await browser.send('POST', '/api/people', {})).status).toBe(403)
  })

  test('ends with signing out: the cookie is gone, and a copy of it opens nothing', async () => {
    const browser = await signInAs(await givenPerson())
    const copy = new Browser()
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value)
    expect((await browser.signOut()).status).toBe(200)
    expect(browser.cookies.has('stocktake-3000.session')).toBe(false)
    expect(await copy.isSignedIn).toBe(false)
    expect((await auditOf('session.signed-out')).length).toBeGreaterThan(0)
  })

  test.each([
    ['has lived its life', { expiresAt: new Date(Date.now() - 1_000) }],
    ['sat unused for a week', { lastSeenAt: new Date(Date.now() - 7 * 24 * 60 * MINUTE - MINUTE) }],
    ['was ended elsewhere', { endedAt: new Date() }],
  ])('that %s opens nothing', async (_, data) => {
    const person = await givenPerson()
    const browser = await signInAs(person)
    await database().session.updateMany({ where: { personId: person.id }, data })
    expect(await browser.isSignedIn).toBe(false)
  })

  test('begun while a clock was ahead still counts when it was put back', async () => {
    const person = await givenPerson()
    const browser = await signInAs(person)
    const ahead = new Date(Date.now() + 60 * MINUTE)
    await database().session.updateMany({
      where: { personId: person.id },
      data: { createdAt: ahead, lastSeenAt: ahead },
    })
    expect(await browser.isSignedIn).toBe(true)
  })

  test('remembers when it was last seen, but not at every request', async () => {
    const person = await givenPerson()
    const browser = await signInAs(person)
    const seen = async () => (await database().session.findFirstOrThrow({ where: { personId: person.id } })).lastSeenAt
    const first = await seen()
    await browser.get('/api/me')
    expect(await seen()).toEqual(first)
    await database().session.updateMany({
      where: { personId: person.id },
      data: { lastSeenAt: new Date(Date.now() - 10 * MINUTE) },
    })
    await browser.get('/api/me')
    expect((await seen()).getTime()).toBeGreaterThan(Date.now() - MINUTE)
  })

  test.each(['', 'nonsense', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..x.y.z', 'a'.repeat(5_000)])(
    'is not opened by the forged cookie %j',
    async (value) => {
      const browser = new Browser()
      browser.cookies.set('stocktake-3000.session', value)
      expect((await browser.get('/api/me')).status).toBe(401)
    },
  )

  test('is told by the library’s own address too, and to nobody who is not signed in', async () => {
    const person = await givenPerson()
    const browser = await signInAs(person)
    expect(await browser.json('GET', '/api/auth/session')).toMatchObject({ user: { email: person.email } })
    expect(await browser.isSignedIn).toBe(true)
    await switchOff(person.id)
    expect(await browser.json('GET', '/api/auth/session')).toEqual({})
    expect(browser.cookies.has('stocktake-3000.session')).toBe(false)
  })
})

describe('the sign-in library', () => {
  test.each(['/api/auth/_log', '/api/auth/session', '/api/auth/nothing', '/api/auth/callback/credentials/more'])(
    'does not answer changes at %s',
    async (path) => {
      expect((await new Browser().send('POST', path, { level: 'error', code: 'x' })).status).toBe(404)
    },
  )

  test('takes no large forms and no odd content types', async () => {
    const large = new URLSearchParams({ email: 'x'.repeat(20_000), password: 'x' })
    expect((await new Browser().send('POST', '/api/auth/callback/credentials', large)).status).toBe(413)
    const odd = await new Browser().send('POST', '/api/auth/callback/credentials', '<x/>', {
      'content-type': 'text/xml',
    })
    expect(odd.status).toBe(415)
  })
})
