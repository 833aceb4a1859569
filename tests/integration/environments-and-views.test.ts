import { beforeAll, describe, expect, test } from 'vitest'
import type { ProjectAnswer, ProjectsAnswer } from '@/lib/contracts/environments'
import type { ViewAnswer, ViewsAnswer } from '@/lib/contracts/views'
import { database } from '@/lib/db/client'
import { auditOf } from '../support/audit'
import type { Browser } from '../support/browser'
import { givenAccount, givenThing } from '../support/owned-things'
import { givenPerson, signInAs } from '../support/people'
import { testDatabase } from '../support/test-database'

let account: string
let admin: Browser
let dana: Browser
let robin: Browser

beforeAll(async () => {
  await testDatabase()
  account = await givenAccount()
  admin = await signInAs(await givenPerson({ role: 'admin', name: 'Ada Admin' }))
  dana = await signInAs(await givenPerson({ role: 'viewer', name: 'Dana' }))
  robin = await signInAs(await givenPerson({ name: 'Robin' }))
})

async function expectRefusal(response: Response, status: number, words: string) {
  expect(response.status).toBe(status)
  expect((await response.json()).error.message).toContain(words)
}

async function givenProject(name: string): Promise<{ id: string; thing: string }> {
  const id = await givenThing(account, { kind: 'project', name })
  const { raffId } = await database().resource.findUniqueOrThrow({ where: { id } })
  return { id, thing: await givenThing(account, { projectId: raffId }) }
}

const put = (id: string, body: object) => admin.send('PUT', `/api/projects/${id}/environment`, body)
const copies = (id: string) =>
  database().resource.findUniqueOrThrow({ where: { id }, select: { environment: true, environmentFrom: true } })

describe('the environment of a project', () => {
  test('is guessed from its name, with the reason, until an admin says it', async () => {
    const { id, thing } = await givenProject('shop-staging')
    const before = await robin.json<ProjectAnswer>('GET', `/api/projects/${id}/environment`)
    expect(before).toMatchObject({ environment: 'staging', from: 'guessed', version: 0 })
    expect(before.because).toContain('staging')
    const after = await (await put(id, { environment: 'production', version: 0 })).json()
    expect(after).toMatchObject({
      environment: 'production',
      from: 'confirmed',
      confirmedBy: 'Ada Admin',
      guess: 'staging',
    })
    expect(await copies(thing)).toEqual({ environment: 'production', environmentFrom: 'confirmed' })
    expect((await auditOf('environment.confirmed'))[0]).toMatchObject({
      targetName: 'shop-staging',
      before: { environment: 'staging', guessed: true },
      after: { environment: 'production', guessed: false },
    })
  })

  test('can be left to the name again, and a thing’s own environment stays its own', async () => {
    const { id, thing } = await givenProject('lab')
    await robin.json('PATCH', `/api/resources/${thing}/ownership`, { environment: 'other' })
    await put(id, { environment: 'production' })
    expect(await copies(thing)).toEqual({ environment: 'other', environmentFrom: 'own' })
    await robin.json('PATCH', `/api/resources/${thing}/ownership`, { environment: null })
    expect(await copies(thing)).toEqual({ environment: 'production', environmentFrom: 'confirmed' })
    expect(await (await put(id, { environment: null })).json()).toMatchObject({ from: 'guessed', version: 0 })
    expect(await copies(thing)).toEqual({ environment: 'development', environmentFrom: 'guessed' })
  })

  test('is said by one of two admins at once', async () => {
    const { id } = await givenProject('two-minds')
    const answers = await Promise.all([
      put(id, { environment: 'production', version: 0 }),
      put(id, { environment: 'staging', version: 0 }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('is a question about projects only, each listed with what is in it', async () => {
    await expectRefusal(await put(await givenThing(account), { environment: 'other' }), 404, 'no such project')
    const { id } = await givenProject('counted')
    const { data } = await dana.json<ProjectsAnswer>('GET', '/api/projects')
    expect(data.find((project) => project.id === id)).toMatchObject({
      name: 'counted',
      things: 1,
      accountName: 'Practice',
    })
  })
})

describe('a saved view', () => {
  const save = (by: Browser, body: object) => by.send('POST', '/api/views', body)

  test('is one’s own until it is shared', async () => {
    const view: ViewAnswer = await (await save(dana, { name: 'My servers', query: '?kind=vm&owner=me' })).json()
    expect(view).toMatchObject({ query: 'kind=vm&owner=me', mine: true, shared: false, by: 'Dana' })
    const others = async () => (await robin.json<ViewsAnswer>('GET', '/api/views')).data.map(({ name }) => name)
    expect(await others()).not.toContain('My servers')
    await expectRefusal(await robin.send('PATCH', `/api/views/${view.id}`, { name: 'Mine now' }), 404, 'no such view')
    await dana.json('PATCH', `/api/views/${view.id}`, { shared: true })
    expect(await others()).toContain('My servers')
    await expectRefusal(
      await robin.send('PATCH', `/api/views/${view.id}`, { name: 'Mine now' }),
      403,
      'only they can change',
    )
    await expectRefusal(await robin.send('DELETE', `/api/views/${view.id}`), 403, 'only they can remove')
    await admin.json('DELETE', `/api/views/${view.id}`)
    expect(await others()).not.toContain('My servers')
    expect((await auditOf('view.removed'))[0]).toMatchObject({ before: { savedBy: 'Dana' }, actorName: 'Ada Admin' })
  })

  test('holds nothing that no list can be asked for', async () => {
    await expectRefusal(await save(dana, { name: 'Nothing', query: 'q=%00' }), 400, 'that nothing can be found by')
  })

  test('has a name that its person uses once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => save(dana, { name: 'Twice', query: 'kind=ip' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect((await save(robin, { name: 'Twice', query: 'kind=ip' })).status).toBe(201)
    const other: ViewAnswer = await (await save(dana, { name: 'Other', query: '' })).json()
    await expectRefusal(
      await dana.send('PATCH', `/api/views/${other.id}`, { name: 'Twice' }),
      409,
      'called Twice already',
    )
  })

  test('holds the query of an address and nothing that leads elsewhere', async () => {
    const odd = 'https://evil.example/?a=<script>#x'
    const { query }: ViewAnswer = await (await save(robin, { name: 'Odd', query: odd })).json()
    expect(query).toMatch(/^[\w%.=+-]*$/)
    expect((await save(robin, { name: 'Long', query: 'q='.padEnd(5_000, 'x') })).status).toBe(400)
  })

  test('is one of at most a hundred', async () => {
    const many = await signInAs(await givenPerson())
    for (let at = 0; at < 100; at += 1) expect((await save(many, { name: `View ${at}`, query: '' })).status).toBe(201)
    await expectRefusal(await save(many, { name: 'One more', query: '' }), 409, 'You keep 100 views already')
  })
})
