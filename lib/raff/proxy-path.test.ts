import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedRead } from './proxy-path'

const UUID = '00000000-0000-4000-8000-00000000fa4e'

describe('the proxy lets through', () => {
  test.each([
    ['vms', '', { path: '/vms', query: {}, projectId: undefined, area: 'inventory' }],
    ['vms', `?project_id=${UUID}&limit=100&offset=200`, { query: { project_id: UUID, limit: '100', offset: '200' } }],
    [`vms/${UUID}`, '', { path: `/vms/${UUID}`, template: '/vms/{id}' }],
    [`vms/${UUID}/networks`, '?type=public', { path: `/vms/${UUID}/networks`, query: { type: 'public' } }],
    ['volumes/17', '?project_id=prj_01H', { path: '/volumes/17', projectId: 'prj_01H', query: {} }],
    ['snapshots', '?volume_id=17&type=volume', { query: { volume_id: '17', type: 'volume' } }],
    ['ips', `?project_id=${UUID}&status=in-use`, { projectId: UUID, query: { status: 'in-use' } }],
    ['security-groups', '', { path: '/security-groups' }],
    [`projects/${UUID}/members`, '', { area: 'access', template: '/projects/{id}/members' }],
    ['api-keys', '?limit=20', { area: 'access' }],
  ])('%s%s', (path, search, read) => {
    expect(allowedRead(path, search)).toMatchObject({ ok: true, read })
  })
})

describe('the proxy refuses', () => {
  test.each([
    ['', '', 'not-a-path'],
    ['vms/', '', 'not-a-path'],
    ['/vms', '', 'not-a-path'],
    ['vms//networks', '', 'not-a-path'],
    ['../vms', '', 'not-a-path'],
    ['vms/..', '', 'not-a-path'],
    ['vms/../api-keys', '', 'not-a-path'],
    ['vms/.', '', 'not-a-path'],
    ['vms%2Fabc', '', 'encoded'],
    ['vms/%2e%2e/api-keys', '', 'encoded'],
    ['vms/%00', '', 'encoded'],
    ['vms\\abc', '', 'not-a-path'],
    ['https://elsewhere.example/vms', '', 'not-a-path'],
    ['//elsewhere.example', '', 'not-a-path'],
    ['vms?x=1', '', 'not-a-path'],
    ['vms#x', '', 'not-a-path'],
    ['vms;x=1', '', 'not-a-path'],
    ['vms\r\nX-API-Key: x', '', 'not-a-path'],
    ['vms\0', '', 'not-a-path'],
    ['vms/аbc', '', 'not-a-path'],
    ['VMS', '', 'unknown-resource'],
    ['health', '', 'unknown-resource'],
    ['constructor', '', 'unknown-resource'],
    ['__proto__', '', 'unknown-resource'],
    ['vms/bulk', '', 'unknown-resource'],
    ['ips/reserve', '', 'unknown-resource'],
    ['security-groups/templates', '', 'unknown-resource'],
    [`vms/${UUID}/notes`, '', 'unknown-resource'],
    [`vms/${UUID}/start`, '', 'unknown-resource'],
    [`api-keys/${UUID}/regenerate`, '', 'unknown-resource'],
    ['vms', '?secret=1', 'unknown-parameter'],
    ['vms', '?toString=1', 'unknown-parameter'],
    ['vms', '?__proto__=1', 'unknown-parameter'],
    ['members', `?project_id=${UUID}`, 'unknown-parameter'],
    ['vms', '?limit=1&limit=2', 'repeated-parameter'],
    ['ips', '?project_id=a&project_id=b', 'repeated-parameter'],
    ['vms', '?limit=101', 'bad-value'],
    ['vms', '?limit=-1', 'bad-value'],
    ['vms', '?limit=1e3', 'bad-value'],
    ['vms', '?limit=', 'bad-value'],
    ['volumes', '?vm_id=a%0d%0aX-API-Key:x', 'bad-value'],
    ['ips', '?project_id=a%20b', 'bad-value'],
    ['ips', '', 'project-missing'],
    ['volumes/17', '', 'project-missing'],
  ])('%j %j: %s', (path, search, why) => {
    expect(allowedRead(path, search)).toEqual({ ok: false, why })
  })
})

test('whatever is asked, what goes out is a plain path of known words and plain ids, with plain values', () => {
  const words = fc.constantFrom('vms', 'api-keys', 'projects', '..', '.', '%2f', 'networks', 'members', 'a:b', '@x', '')
  const path = fc.array(fc.oneof(words, fc.string(), fc.uuid()), { maxLength: 5 }).map((parts) => parts.join('/'))
  const names = fc.constantFrom('limit', 'offset', 'project_id', 'vm_id', 'status', 'x')
  const search = fc
    .array(fc.tuple(names, fc.oneof(fc.string(), fc.nat(120).map(String), fc.uuid())), { maxLength: 3 })
    .map((pairs) => `?${new URLSearchParams(pairs)}`)
  fc.assert(
    fc.property(path, fc.oneof(search, fc.string()), (asked, more) => {
      const answer = allowedRead(asked, more)
      if (!answer.ok) return
      const { read } = answer
      expect(new URL(`https://raff.example/api/v1${read.path}`).pathname).toBe(`/api/v1${read.path}`)
      expect(read.path).toMatch(/^(\/[\w-]+){1,3}$/)
      for (const value of [...Object.values(read.query), read.projectId ?? 'none']) expect(value).toMatch(/^[\w-]+$/)
    }),
    { numRuns: 3_000 },
  )
})
