import { beforeAll, describe, expect, test } from 'vitest'
import { ALL_ROUTES } from '@/app/api/all-routes'
import { GET as openApi } from '@/app/api/openapi.json/route'
import { lowestRole, may, type Permission, ROLES } from '@/lib/auth/roles'
import { declarationsOf } from '@/lib/http/describe-api'
import type { Declaration, RouteHandler } from '@/lib/http/route'
import { Browser } from '../support/browser'
import { routeModule, routePaths } from '../support/in-process-api'
import { signInWithRole } from '../support/people'
import { testDatabase } from '../support/test-database'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const declarations = declarationsOf([...ALL_ROUTES, { GET: openApi }])
const guarded = declarations.filter((one) => one.allow !== 'anyone')
const permissionOf = (one: Declaration) => (one.allow === 'signed-in' ? null : (one.allow as Permission))
const nameOf = (one: Declaration) => `${one.method} ${one.path}`

/** A path of this shape with nothing behind it. */
const pathOf = (one: Declaration) => one.path.replace(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000')

const browsers = new Map<string, Browser>()

beforeAll(async () => {
  await testDatabase()
  for (const role of ROLES) browsers.set(role, await signInWithRole(role))
})

const as = (role: string) => browsers.get(role) as Browser

describe('every route file', () => {
  test.each(routePaths)('%s declares each of its methods with the wrapper, under its own path', async (path) => {
    const handlers = Object.entries(await routeModule(path)).filter(([name]) => METHODS.includes(name))
    expect(handlers.length).toBeGreaterThan(0)
    for (const [method, handler] of handlers) {
      const { declaration } = handler as unknown as RouteHandler
      expect(declaration).toBeDefined()
      expect(declaration.method).toBe(method)
      const declared = declaration.path.replace(/\{\w+\}/g, '{}')
      expect(declared).toBe(path.replace(/\[(\.\.\.)?\w+\]/g, '{}'))
    }
  })

  test.each(routePaths.filter((path) => path !== '/api/[...unknown]'))('%s is in the API document', async (path) => {
    const handlers = Object.entries(await routeModule(path)).filter(([name]) => METHODS.includes(name))
    for (const [, handler] of handlers) {
      expect(declarations).toContain((handler as unknown as RouteHandler).declaration)
    }
  })
})

describe('every route that is not for anyone', () => {
  test.each(guarded.map((one) => [nameOf(one), one] as const))('%s refuses who is not signed in', async (_, one) => {
    const response = await new Browser().send(one.method, pathOf(one), one.body && {})
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error: { code: 'signed-out', requestId: expect.any(String) } })
  })

  const withLowerRoles = guarded.flatMap((one) => {
    const permission = permissionOf(one)
    const lower = permission ? ROLES.filter((role) => !may(role, permission)) : []
    return lower.map((role) => [nameOf(one), role, one] as const)
  })
  test.each(withLowerRoles)('%s refuses a signed-in %s', async (_, role, one) => {
    const response = await as(role).send(one.method, pathOf(one), one.body && {})
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ error: { code: 'forbidden' } })
  })

  test.each(guarded.map((one) => [nameOf(one), one] as const))(
    '%s is not refused to the lowest role that may',
    async (_, one) => {
      const permission = permissionOf(one)
      const role = permission ? lowestRole(permission) : 'viewer'
      // a browser of its own: some of these end their own session
      const response = await (await signInWithRole(role)).send(one.method, pathOf(one), one.body && {})
      expect([401, 403]).not.toContain(response.status)
    },
  )
})

describe('every route that takes a body', () => {
  const withBody = declarations.filter((one) => one.body)
  const sender = (one: Declaration) => (one.allow === 'anyone' ? new Browser() : as('admin'))

  test.each(withBody.map((one) => [nameOf(one), one] as const))('%s names the field that is wrong', async (_, one) => {
    const response = await sender(one).send(one.method, pathOf(one), { 'no such field': 1 })
    expect(response.status).toBe(400)
    const { error } = await response.json()
    expect(error.code).toBe('invalid')
    expect(error.fields).toHaveProperty('no such field')
    expect(error.message).toContain('no such field')
  })

  test.each(withBody.map((one) => [nameOf(one), one] as const))('%s refuses what is not JSON', async (_, one) => {
    const broken = await sender(one).send(one.method, pathOf(one), '{"name": ')
    expect(broken.status).toBe(400)
    expect((await broken.json()).error.fields).toHaveProperty('body')
    const form = await sender(one).send(one.method, pathOf(one), 'a=b', { 'content-type': 'text/plain' })
    expect(form.status).toBe(415)
  })

  test.each(withBody.map((one) => [nameOf(one), one] as const))(
    '%s refuses a body that is too large',
    async (_, one) => {
      const response = await sender(one).send(one.method, pathOf(one), { name: 'x'.repeat(300_000) })
      expect(response.status).toBe(413)
    },
  )

  test.each(withBody.map((one) => [nameOf(one), one] as const))(
    '%s refuses text that the database cannot keep',
    async (_, one) => {
      const response = await sender(one).send(one.method, pathOf(one), { name: 'a\0b' })
      expect(response.status).toBe(400)
      expect((await response.json()).error.fields).toHaveProperty('name')
    },
  )
})

describe('every route that changes something', () => {
  const changing = declarations.filter((one) => one.method !== 'GET')

  test.each(changing.map((one) => [nameOf(one), one] as const))(
    '%s refuses what another site sends',
    async (_, one) => {
      const path = one.path === '/api/auth/{action}' ? '/api/auth/signout' : pathOf(one)
      for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }]) {
        const response = await as('admin').send(one.method, path, one.body && {}, headers)
        expect(response.status).toBe(403)
        expect((await response.json()).error.code).toBe('cross-site')
      }
    },
  )
})

describe('every route with an id in its path', () => {
  const withId = declarations.filter((one) => one.params)

  test.each(withId.map((one) => [nameOf(one), one] as const))('%s names an id that is none', async (_, one) => {
    const path = one.path.replace(/\{\w+\}/g, 'not-an-id')
    const response = await as('admin').send(one.method, path, one.body && {})
    expect(response.status).toBe(400)
    const names = [...one.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    const { fields } = (await response.json()).error
    expect(Object.keys(fields).some((field) => names.includes(field))).toBe(true)
  })
})

describe('every answer', () => {
  test('carries an id, is kept by no cache and is read as what it says', async () => {
    for (const path of ['/api/me', '/api/health', '/api/nowhere']) {
      const response = await as('viewer').get(path)
      expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('keeps a well-formed request id of a proxy, and replaces any other', async () => {
    const given = 'proxy-1234567890'
    expect((await as('viewer').get('/api/me', { 'x-request-id': given })).headers.get('x-request-id')).toBe(given)
    for (const odd of ['short', 'x'.repeat(200), 'with space 123', '<script>alert(1)</script>']) {
      const response = await as('viewer').get('/api/me', { 'x-request-id': odd })
      expect(response.headers.get('x-request-id')).not.toBe(odd)
    }
  })

  test('where there is nothing is an answer a program can read', async () => {
    const response = await new Browser().get('/api/nowhere/at/all')
    expect(response.status).toBe(404)
    expect((await response.json()).error.code).toBe('not-found')
  })
})

describe('the metrics', () => {
  test('are closed as long as no token is set', async () => {
    const response = await as('admin').get('/api/metrics', { authorization: 'Bearer undefined' })
    expect(response.status).toBe(403)
    expect((await response.json()).error.message).toContain('STOCKTAKE_METRICS_TOKEN')
  })
})

describe('the API document', () => {
  test('lists every route with its permission and its schemas, and refers to nothing that is not in it', async () => {
    const response = await new Browser().get('/api/openapi.json')
    const text = await response.text()
    const document = JSON.parse(text)
    for (const one of declarations) {
      const operation = document.paths[one.path][one.method.toLowerCase()]
      expect(operation['x-permission']).toBe(one.allow)
      expect(operation.requestBody !== undefined).toBe((one.body ?? one.upload) !== undefined)
    }
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) {
      expect(Object.keys(document.components.schemas)).toContain(name)
    }
    expect(text).not.toContain('$defs')
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId: string }>).map((operation) => operation.operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})
