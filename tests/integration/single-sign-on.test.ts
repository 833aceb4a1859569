import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { InviteAnswer } from '@/lib/contracts/people'
import { database } from '@/lib/db/client'
import { readViewer } from '@/lib/db/sessions'
import { requireRecentPassword } from '@/lib/server/require-recent-password'
import { auditOf } from '../support/audit'
import { Browser } from '../support/browser'
import { ORIGIN } from '../support/in-process-api'
import { startOidcProvider } from '../support/oidc-provider'
import { givenPerson, signInAs } from '../support/people'
import { testDatabase } from '../support/test-database'

let provider: Awaited<ReturnType<typeof startOidcProvider>>
let count = 0

beforeAll(async () => {
  provider = await startOidcProvider()
  process.env.OIDC_ISSUER = provider.issuer
  process.env.OIDC_CLIENT_ID = 'stocktake'
  process.env.OIDC_CLIENT_SECRET = 'not a secret'
  await testDatabase()
})

afterAll(() => provider.stop())

beforeEach(() => {
  count += 1
  provider.claims = { sub: `subject-${count}`, email: `sso${count}@example.com`, email_verified: true }
})

/** What the button of the sign-in page does, and what the browser follows; answers where it ends. */
async function signInWithProvider(browser: Browser, tamper: (back: URL) => void = () => {}): Promise<URL> {
  const { csrfToken } = await browser.json<{ csrfToken: string }>('GET', '/api/auth/csrf')
  const form = new URLSearchParams({ csrfToken, callbackUrl: '/audit', json: 'true' })
  const { url } = await (await browser.send('POST', '/api/auth/signin/oidc', form)).json()
  const atProvider = await fetch(url, { redirect: 'manual' })
  const back = new URL(atProvider.headers.get('location') ?? '')
  tamper(back)
  const response = await browser.get(`${back.pathname}${back.search}`)
  return new URL(response.headers.get('location') ?? '')
}

async function invite(email: string): Promise<InviteAnswer> {
  const admin = await signInAs(await givenPerson({ role: 'admin' }))
  return admin.json('POST', '/api/people', { name: 'Sol Single', email, role: 'approver' })
}

describe('single sign-on', () => {
  test('lets in whoever was invited under their verified address, and takes them where they wanted', async () => {
    const { person, link } = await invite(provider.claims.email ?? '')
    const browser = new Browser()
    expect((await signInWithProvider(browser)).href).toBe(`${ORIGIN}/audit`)
    expect(await browser.json('GET', '/api/me')).toMatchObject({ id: person.id, role: 'approver', hasPassword: false })
    expect((await auditOf('person.identity-linked'))[0]).toMatchObject({
      actorId: person.id,
      after: { provider: 'oidc' },
    })
    // the invitation is settled: its link sets no password for somebody else
    const token = new URL(link.url).searchParams.get('token')
    const late = await new Browser().send('POST', '/api/invitation', {
      token,
      name: 'Eve',
      password: 'a fine password',
    })
    expect(late.status).toBe(410)
  })

  test('knows somebody by the provider’s subject from then on, even under a new address', async () => {
    const { person } = await invite(provider.claims.email ?? '')
    await signInWithProvider(new Browser())
    provider.claims = { ...provider.claims, email: 'married@example.com' }
    const browser = new Browser()
    await signInWithProvider(browser)
    expect(await browser.json('GET', '/api/me')).toMatchObject({ id: person.id })
  })

  test('makes no account for a stranger', async () => {
    const before = await database().person.count()
    const browser = new Browser()
    expect((await signInWithProvider(browser)).href).toBe(`${ORIGIN}/sign-in?error=not-invited`)
    expect(await browser.isSignedIn).toBe(false)
    expect(await database().person.count()).toBe(before)
  })

  test('does not believe an address that the provider has not verified', async () => {
    await invite(provider.claims.email ?? '')
    for (const verified of [false, undefined]) {
      provider.claims = { ...provider.claims, email_verified: verified }
      const browser = new Browser()
      expect((await signInWithProvider(browser)).searchParams.get('error')).toBe('address-not-verified')
      expect(await browser.isSignedIn).toBe(false)
    }
  })

  test('does not let in who is switched off, and does not say so', async () => {
    const { person } = await invite(provider.claims.email ?? '')
    await signInWithProvider(new Browser())
    await database().person.update({ where: { id: person.id }, data: { switchedOffAt: new Date() } })
    const browser = new Browser()
    expect((await signInWithProvider(browser)).searchParams.get('error')).toBe('not-invited')
    expect(await browser.isSignedIn).toBe(false)
    expect((await auditOf('session.sign-in-refused'))[0]).toMatchObject({ targetId: person.id })
  })

  test.each([
    ['state', (back: URL) => back.searchParams.set('state', 'forged')],
    ['code', (back: URL) => back.searchParams.set('code', 'forged')],
  ])('does not believe a forged %s', async (_, tamper) => {
    await invite(provider.claims.email ?? '')
    const browser = new Browser()
    const end = await signInWithProvider(browser, tamper)
    expect(end.pathname).toMatch(/sign-in|error/)
    expect(await browser.isSignedIn).toBe(false)
  })

  test('shows nothing of what went wrong inside in the address', async () => {
    await invite(provider.claims.email ?? '')
    const end = await signInWithProvider(new Browser(), (back) => {
      back.searchParams.set('error', 'relation "person" does not exist')
    })
    expect(decodeURIComponent(end.href)).not.toContain('person')
  })

  test('counts as proof of who sits there for somebody without a password, when it is fresh', async () => {
    await invite(provider.claims.email ?? '')
    const browser = new Browser()
    await signInWithProvider(browser)
    expect(await browser.json('GET', '/api/me')).toMatchObject({ passwordConfirmedUntil: expect.any(String) })
    const stale = new Browser()
    provider.claims = { ...provider.claims, auth_time: Math.floor(Date.now() / 1_000) - 3_600 }
    await signInWithProvider(stale)
    expect(await stale.json('GET', '/api/me')).toMatchObject({ passwordConfirmedUntil: null })
    const answer = await stale.send('POST', '/api/me/reauthenticate', { password: 'anything at all' })
    expect(answer.status).toBe(409)
    expect((await answer.json()).error.message).toContain('provider')
  })

  test('does not count as proof for somebody who has a password', async () => {
    const person = await givenPerson({ email: provider.claims.email })
    const browser = new Browser()
    await signInWithProvider(browser)
    const { id } = await browser.json<{ id: string }>('GET', '/api/me')
    expect(id).toBe(person.id)
    const { data } = await browser.json<{ data: { id: string; current: boolean }[] }>('GET', '/api/me/sessions')
    const viewer = await readViewer(data.find((session) => session.current)?.id ?? '')
    expect(() => viewer && requireRecentPassword(viewer)).toThrow('Enter your password again')
  })

  test('hands nothing of a visitor on to the provider but the wish to be asked again', async () => {
    const browser = new Browser()
    const { csrfToken } = await browser.json<{ csrfToken: string }>('GET', '/api/auth/csrf')
    const wish = 'prompt=login&max_age=0&redirect_uri=https://evil.example&scope=everything'
    const form = new URLSearchParams({ csrfToken, json: 'true' })
    const { url } = await (await browser.send('POST', `/api/auth/signin/oidc?${wish}`, form)).json()
    const asked = new URL(url).searchParams
    expect(asked.get('prompt')).toBe('login')
    expect(asked.get('redirect_uri')).toBe(`${ORIGIN}/api/auth/callback/oidc`)
    expect(asked.get('scope')).toBe('openid email profile')
  })

  test('asks the provider with a state, a nonce and a code challenge', async () => {
    await signInWithProvider(new Browser())
    const asked = provider.authorizations.at(-1)?.searchParams
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked?.get(name)).toMatch(/.{20,}/)
    expect(asked?.get('redirect_uri')).toBe(`${ORIGIN}/api/auth/callback/oidc`)
  })
})
