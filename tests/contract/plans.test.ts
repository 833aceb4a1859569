import { existsSync, readFileSync } from 'node:fs'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ACTION_NAMES, type ActionName } from '@/lib/domain/action-names'
import { fillCall } from '@/lib/domain/plans/fill-call'
import type { PlanCall } from '@/lib/domain/plans/plan'
import type { PlanFacts } from '@/lib/domain/plans/plan-facts'
import { given, nic, planFacts, thePlan } from '@/tests/support/plan-facts'
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
const [VM, KEY, GROUP, IP, BACKUP, PROJECT, ROLE] = [1, 2, 3, 4, 5, 6, 7].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]
const place = { projectId: PROJECT }

const server = given('vm', VM, place)
const stopped = given('vm', VM, { ...place, facts: { status: 'passive' } })
const tagged = given('vm', VM, {
  ...place,
  facts: { tags: [{ id: uuid(8), name: 'old', priority: 1, createdAt: null }] },
})
const group = given('security-group', GROUP, place)
const key = given('api-key', KEY, {
  facts: {
    projectAccesses: [{ projectId: PROJECT, projectName: 'shop', roleId: ROLE, roleName: null, roleSlug: null }],
  },
})
const access = [given('project', PROJECT), given('role', ROLE)]
const behind = { beside: [server], interfaces: [nic(VM, { securityGroupId: GROUP })] }

const ORDERS: Record<ActionName, [PlanFacts, unknown][]> = {
  'vm.start': [[planFacts([stopped]), {}]],
  'vm.stop': [[planFacts([server]), {}]],
  'vm.snapshot': [[planFacts([server]), {}]],
  'vm.backup': [[planFacts([server]), {}]],
  'vm.tag-add': [[planFacts([server]), { name: 'temporary', priority: 3 }]],
  'vm.tag-remove': [[planFacts([tagged]), { name: 'old' }]],
  'vm.save-image': [[planFacts([server]), { description: 'why' }]],
  'vm.delete': [
    [planFacts([server]), {}],
    [planFacts([server]), { way: 'safe', volumeAction: 'delete', deleteVpc: true }],
  ],
  'volume.snapshot': [[planFacts([given('volume', '9', place)]), {}]],
  'volume.delete': [[planFacts([given('volume', '9', place)]), {}]],
  'snapshot.delete': [[planFacts([given('snapshot', '5', place)]), {}]],
  'backup.delete': [[planFacts([given('backup', BACKUP, place)]), {}]],
  'backup-series.delete': [[planFacts([given('backup', BACKUP, place)]), {}]],
  'backup-schedule.create': [
    [planFacts([server]), { type: 'daily', time: '8am', keepCount: 3 }],
    [planFacts([server]), { type: 'weekly', time: '13:00', dayOfWeek: 'Saturday', keepCount: 3 }],
  ],
  'backup-schedule.update': [
    [planFacts([given('backup-schedule', '3', place)]), { type: 'weekly', dayOfWeek: 'Monday' }],
  ],
  'backup-schedule.delete': [[planFacts([given('backup-schedule', '3', place)]), {}]],
  'ip.release': [[planFacts([given('ip', IP, place)]), {}]],
  'security-group.update': [
    [
      planFacts([group], behind),
      {
        rules: [
          { protocol: 'TCP', direction: 'INBOUND', ports: '22', ip: '198.51.100.0/24' },
          { protocol: 'ICMP', direction: 'INBOUND', icmpType: 8 },
          { protocol: 'ALL', direction: 'OUTBOUND' },
        ],
        reboot: true,
      },
    ],
  ],
  'security-group.temporary-access': [[planFacts([group], behind), { ports: '22', ip: '192.0.2.9', reboot: true }]],
  'api-key.create': [
    [
      planFacts([], { beside: access }),
      { name: 'reports', projects: [{ projectId: PROJECT, roleId: ROLE }], expiresAt: '2027-01-01' },
    ],
  ],
  'api-key.rotate': [
    [planFacts([key], { beside: access }), {}],
    [planFacts([key], { beside: access }), { intent: 'leaked' }],
  ],
  'api-key.deactivate': [[planFacts([key], { beside: access }), {}]],
  'api-key.activate': [[planFacts([given('api-key', KEY, { facts: { isActive: false } })]), {}]],
  'api-key.revoke': [[planFacts([key], { beside: access }), {}]],
}

describe.skipIf(!document)('what a plan would send is what Raff takes', () => {
  const { paths, components } = document ?? { paths: {}, components: {} }
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addSchema({ $id: 'raff', components })

  it.each(ACTION_NAMES)('%s', (action) => {
    for (const [facts, params] of ORDERS[action])
      for (const call of thePlan(action, facts, params).calls) {
        const filled = fillCall(call, { create: { id: uuid(9) } })
        if (!filled) throw new Error(`${call.step} lacks something`)
        checkCall(filled)
      }
  })

  function checkCall({ method, path, body, projectId }: PlanCall): void {
    const template = Object.keys(paths).find((each) =>
      new RegExp(`^${each.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
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
