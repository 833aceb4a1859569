import { existsSync, readFileSync } from 'node:fs'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ACTIONS, type Action } from '@/lib/domain/plans/action-words'
import type { Target } from '@/lib/domain/plans/facts'
import type { PlannedCall } from '@/lib/domain/plans/plan-shape'
import { NEW_KEY_ID } from '@/lib/domain/plans/steps'
import { planFor, planTarget } from '@/tests/support/plan-targets'
import { documentPath } from './practice-document'

// What a plan would send, held to Raff's published contract: the method and path exist, the body is one that it takes, and
// the project is named exactly where Raff wants it.

type Document = { paths: Record<string, Record<string, Operation>>; components: Record<string, unknown> }
type Operation = {
  parameters?: { $ref?: string; name?: string }[]
  requestBody?: { content: { 'application/json': { schema: { $ref: string } } } }
}

const document = existsSync(documentPath) ? (parse(readFileSync(documentPath, 'utf8')) as Document) : undefined
if (!document) console.warn(`Skipped: Raff's document is not at ${documentPath}. Set RAFF_OPENAPI to where it is.`)

const uuid = (digit: number) => `${String(digit).repeat(8)}-1111-4111-8111-111111111111`
const PROJECT = uuid(6)
const ROLE = uuid(7)
const here = { raffId: uuid(1), projectId: PROJECT }
/** Disks, snapshots and schedules have numbers. */
const numbered = { raffId: '9', projectId: PROJECT }

const server = planTarget('vm', {}, here)
const key = planTarget(
  'api-key',
  {
    roleId: ROLE,
    projectAccesses: [{ projectId: PROJECT, projectName: 'Shop', roleId: ROLE, roleName: null, roleSlug: null }],
  },
  { raffId: uuid(2) },
)
const firewall = planTarget('security-group', {}, { raffId: uuid(3), projectId: PROJECT })
const rule = { ports: null, ip: null, size: null, icmpType: null }

const ORDERS: Record<Action, [Target, Record<string, unknown>][]> = {
  'vm.start': [[planTarget('vm', { status: 'passive' }, here), {}]],
  'vm.stop': [[server, {}]],
  'vm.snapshot': [[server, {}]],
  'vm.backup': [[server, {}]],
  'vm.tag-add': [[server, { tag: 'temporary', priority: 3 }]],
  'vm.tag-remove': [
    [planTarget('vm', { tags: [{ id: uuid(8), name: 'old', priority: 1, createdAt: null }] }, here), { tag: 'old' }],
  ],
  'vm.save-image': [[server, {}]],
  'vm.delete': [
    [server, { path: 'now', volumeAction: 'detach', deleteVpc: false, afterDays: 14 }],
    [server, { path: 'safe', volumeAction: 'delete', deleteVpc: true, afterDays: 14 }],
  ],
  'volume.snapshot': [[planTarget('volume', {}, numbered), {}]],
  'volume.delete': [[planTarget('volume', {}, numbered), {}]],
  'snapshot.delete': [[planTarget('snapshot', {}, numbered), {}]],
  'backup.delete': [[planTarget('backup', {}, here), {}]],
  'backup-series.delete': [[planTarget('backup', {}, here), {}]],
  'backup-schedule.create': [
    [server, { type: 'daily', time: '8am', keepCount: 3 }],
    [server, { type: 'weekly', time: '13:00', dayOfWeek: 'Saturday', keepCount: 3 }],
  ],
  'backup-schedule.update': [
    [planTarget('backup-schedule', {}, numbered), { type: 'weekly', dayOfWeek: 'Monday', keepCount: 9 }],
  ],
  'backup-schedule.delete': [[planTarget('backup-schedule', {}, numbered), {}]],
  'ip.release': [[planTarget('ip', {}, here), {}]],
  'security-group.update': [
    [
      firewall,
      {
        rules: [
          { ...rule, protocol: 'TCP', direction: 'INBOUND', ports: '22', ip: '198.51.100.0', size: 24 },
          { ...rule, protocol: 'ICMP', direction: 'INBOUND', icmpType: 8 },
          { ...rule, protocol: 'ALL', direction: 'OUTBOUND' },
        ],
        insist: false,
      },
    ],
  ],
  'security-group.temporary-access': [[firewall, { ip: '192.0.2.9', ports: '22', protocol: 'TCP', minutes: 60 }]],
  'api-key.create': [
    [
      planTarget('project', {}, { raffId: PROJECT }),
      { name: 'reports', accountRoleId: ROLE, projectRoleId: ROLE, expiresAt: '2027-01-01T00:00:00Z' },
    ],
  ],
  'api-key.rotate': [
    [key, { why: 'planned', quietDays: 7 }],
    [key, { why: 'leaked', quietDays: 7, expiresAt: '2027-01-01T00:00:00Z' }],
  ],
  'api-key.deactivate': [[key, {}]],
  'api-key.activate': [[planTarget('api-key', { isActive: false }, { raffId: uuid(2) }), {}]],
  'api-key.revoke': [[key, {}]],
}

describe.skipIf(!document)('what a plan would send is what Raff takes', () => {
  const { paths, components } = document ?? { paths: {}, components: {} }
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addSchema({ $id: 'raff', components })

  it.each(ACTIONS)('%s', (action) => {
    for (const [target, params] of ORDERS[action]) {
      const calls = planFor(action, target, params).steps.flatMap(({ call }) => call ?? [])
      expect(calls.length).toBeGreaterThan(0)
      for (const call of calls) checkCall(call)
    }
  })

  function checkCall({ method, path, body: planned, projectId }: PlannedCall): void {
    const body = withKeyId(planned)
    const template = Object.keys(paths).find((each) =>
      new RegExp(`^${each.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(`/api/v1${path}`),
    )
    const operation = paths[template ?? '']?.[method.toLowerCase()]
    expect(operation, `${method} ${path}`).toBeDefined()
    const wantsProject = operation?.parameters?.some(({ $ref }) => $ref?.endsWith('/ProjectIDHeader')) ?? false
    expect(projectId !== null, `project of ${method} ${path}`).toBe(wantsProject)
    const reference = operation?.requestBody?.content['application/json'].schema.$ref
    if (reference === undefined) {
      expect(body, `${method} ${path}`).toBeNull()
      return
    }
    const schema = components.schemas as Record<string, { properties: Record<string, unknown> }>
    const known = Object.keys(schema[reference.split('/').at(-1) ?? '']?.properties ?? {})
    expect(known, `${method} ${path}`).toEqual(expect.arrayContaining(Object.keys(body as object)))
    const isRight = ajv.compile({ $ref: `raff${reference}` })
    expect(isRight(body), `${method} ${path} ${JSON.stringify(body)}: ${ajv.errorsText(isRight.errors)}`).toBe(true)
  }
})

/** The id of a key that an earlier step makes is only known once it is made. */
function withKeyId(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body).replaceAll(NEW_KEY_ID, uuid(9)))
}
