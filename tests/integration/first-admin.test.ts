import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/lib/db/client'
import { ensureFirstAdmin } from '@/lib/server/ensure-first-admin'
import { makeWelcomeLink } from '@/lib/server/make-welcome-link'
import { auditOf } from '../support/audit'
import { Browser } from '../support/browser'
import { testDatabase } from '../support/test-database'

const PASSWORD = 'a calm whale sings at dusk'
const start = { actor: { kind: 'system' as const, name: 'Stocktake' } }

beforeAll(async () => {
  process.env.STOCKTAKE_ADMIN_EMAIL = 'Root@Example.com'
  process.env.STOCKTAKE_ADMIN_PASSWORD = PASSWORD
  await testDatabase()
})

beforeEach(async () => {
  await database().$executeRaw`TRUNCATE session, invitation, sign_in_identity, person CASCADE`
})

async function printedToken(): Promise<string> {
  const link = await makeWelcomeLink(start)
  return new URL(link?.url ?? '').searchParams.get('token') ?? ''
}

function useLink(token: string, email = 'first@example.com') {
  return new Browser().send('POST', '/api/welcome', { token, name: 'Fay First', email, password: PASSWORD })
}

describe('the welcome link', () => {
  test('makes the first admin, who then signs in', async () => {
    expect((await useLink(await printedToken())).status).toBe(201)
    const browser = new Browser()
    await browser.signIn('first@example.com', PASSWORD)
    expect(await browser.json('GET', '/api/me')).toMatchObject({ role: 'admin', name: 'Fay First' })
    expect((await auditOf('installation.first-admin'))[0]).toMatchObject({ actorName: 'Fay First', outcome: 'done' })
  })

  test('that is used again says that it was used', async () => {
    const token = await printedToken()
    await useLink(token)
    const replayed = await useLink(token, 'second@example.com')
    expect(replayed.status).toBe(410)
    expect((await replayed.json()).error.message).toContain('already been used')
    expect(await database().person.count()).toBe(1)
  })

  test('used by ten at once makes one admin', async () => {
    const token = await printedToken()
    const all = await Promise.all(Array.from({ length: 10 }, (_, index) => useLink(token, `first${index}@example.com`)))
    expect(all.filter((response) => response.status === 201)).toHaveLength(1)
    expect(await database().person.count()).toBe(1)
  })

  test('of an earlier start stops working when a newer one is printed', async () => {
    const older = await printedToken()
    const newer = await printedToken()
    const refused = await useLink(older)
    expect(refused.status).toBe(410)
    expect((await refused.json()).error.message).toContain('newest one')
    expect((await useLink(newer)).status).toBe(201)
  })

  test('is not printed once there is an admin, and older ones open nothing then', async () => {
    const token = await printedToken()
    await ensureFirstAdmin()
    expect(await makeWelcomeLink(start)).toBeNull()
    expect((await useLink(token)).status).toBe(410)
  })

  test('expires', async () => {
    const token = await printedToken()
    await database().$executeRaw`UPDATE invitation SET expires_at = now()`
    const refused = await useLink(token)
    expect(refused.status).toBe(410)
    expect((await refused.json()).error.message).toContain('Start Stocktake again')
  })
})

describe('the admin of the environment', () => {
  test('is made at the start, once, and by one of several replicas', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => ensureFirstAdmin()))
    expect(made.filter(Boolean)).toHaveLength(1)
    const browser = new Browser()
    await browser.signIn('root@example.com', PASSWORD)
    expect(await browser.json('GET', '/api/me')).toMatchObject({ role: 'admin', email: 'root@example.com' })
  })

  test('does not come back to undo what people decided later', async () => {
    await ensureFirstAdmin()
    await database().person.create({
      data: { email: 'new@example.com', name: 'New', role: 'admin', passwordHash: 'x' },
    })
    await database().person.update({ where: { email: 'root@example.com' }, data: { switchedOffAt: new Date() } })
    expect(await ensureFirstAdmin()).toBe(false)
    const root = await database().person.findUniqueOrThrow({ where: { email: 'root@example.com' } })
    expect(root.switchedOffAt).not.toBeNull()
  })
})
