import { describe, expect, it } from 'vitest'
import { planFor, planTarget, PLAN_NOW } from '@/tests/support/plan-targets'
import type { BackupFacts, FirewallRule } from '../inventory/facts'
import { ACTIONS, type Action, wordsOf } from './action-words'
import { buildPlan } from './build-plan'
import { comparePlans } from './compare-plans'
import type { Plan } from './plan-shape'

const SSH: FirewallRule = {
  protocol: 'TCP',
  direction: 'INBOUND',
  ports: '22',
  ip: '198.51.100.1',
  size: 32,
  icmpType: null,
}
const WEB: FirewallRule = {
  protocol: 'TCP',
  direction: 'INBOUND',
  ports: '80,443',
  ip: null,
  size: null,
  icmpType: null,
}

const texts = (lines: { text: string }[]) => lines.map(({ text }) => text).join('\n')
const calls = (plan: Plan) => plan.steps.flatMap(({ call }) => (call ? [`${call.method} ${call.path}`] : []))
const points = (...days: number[]) =>
  days.map((ago, at) => ({
    id: `b${at}`,
    facts: {
      name: `b${at}`,
      status: 'ready',
      incrementId: at,
      vmId: 'x1',
      createdAt: new Date(PLAN_NOW.getTime() - ago * 86_400_000).toISOString(),
    } as BackupFacts,
  }))

/** What has to be otherwise for the action to have something to do. */
const READY: Partial<Record<Action, Plan>> = {
  'vm.start': planFor('vm.start', planTarget('vm', { status: 'passive' })),
  'vm.tag-remove': planFor(
    'vm.tag-remove',
    planTarget('vm', { tags: [{ id: 't', name: 'old', priority: 0, createdAt: null }] }),
  ),
  'security-group.update': planFor('security-group.update', planTarget('security-group', { rules: [WEB] })),
  'api-key.activate': planFor('api-key.activate', planTarget('api-key', { isActive: false })),
}

describe.each(ACTIONS)('the plan to %s', (action) => {
  const plan = READY[action] ?? planFor(action)

  it('says what it does, exactly what is sent, and whether it can be undone', () => {
    expect(plan.nothingLeft).toBeNull()
    expect(plan.obstacles).toEqual([])
    expect(plan.title).toContain(wordsOf(action).verb)
    expect(plan.steps.length).toBeGreaterThan(0)
    for (const { sentence, call } of plan.steps) {
      expect(sentence).toMatch(/\.$/)
      if (call) expect(call.path).not.toContain('undefined')
    }
    expect(plan.undo.sentence).toMatch(/\.$/)
    expect(plan.money.sentence).toMatch(/\.$/)
  })

  it('is the same to the letter when the facts are', () => {
    expect(planFor(action).fingerprint).toBe(planFor(action).fingerprint)
    expect(planFor(action)).toEqual(planFor(action))
  })

  it('can tell by reading whether each of its calls came about', () => {
    for (const step of plan.steps) expect(step.kind === 'call').toBe(step.proof !== null)
  })

  it('never sends twice what destroys or makes something', () => {
    for (const { call, repeatable } of plan.steps) {
      const destroys = call?.method === 'DELETE' && !call.template.includes('/tags/')
      const makes =
        call?.method === 'POST' &&
        /^\/(snapshots|backups|backup-schedules|api-keys|projects)|save-image/.test(call.path)
      if (destroys || makes) expect(repeatable).toBe(false)
    }
  })

  it('has a fact to type when it is a high risk', () => {
    if (plan.risk.level === 'high') expect(plan.confirmation?.fact).toBeTruthy()
  })
})

describe('risk', () => {
  it.each([
    ['vm.backup', 'low'],
    ['vm.tag-add', 'low'],
    ['vm.stop', 'high'],
    ['vm.start', 'high'],
    ['backup-schedule.update', 'high'],
    ['vm.delete', 'high'],
  ] as const)('of %s in production is %s', (action, level) => {
    const kind = wordsOf(action).kind ?? 'project'
    const target = planTarget(kind, {}, { environment: 'production' })
    expect(planFor(action, target).risk.level).toBe(level)
  })

  it('asks for one person more when nobody answers for it, or the owner is gone', () => {
    expect(planFor('vm.stop').raisedBy).toEqual([])
    expect(planFor('vm.stop', planTarget('vm', {}, { owner: null })).raisedBy).toEqual(['Nobody answers for web-02.'])
    const gone = { name: 'Sam', gone: true, confirmedAt: null }
    expect(planFor('vm.stop', planTarget('vm', {}, { owner: gone })).raisedBy).toHaveLength(1)
  })

  it('asks for one person more when something could not be read, and says what', () => {
    const around = { backups: { known: false as const, why: 'Raff answered 403.' } }
    const plan = planFor('vm.delete', planTarget('vm', {}, { around }))
    expect(plan.raisedBy).toEqual(['Its backups could not be read: Raff answered 403.'])
  })

  it('is not raised for what only adds a copy', () => {
    expect(planFor('vm.backup', planTarget('vm', {}, { owner: null })).raisedBy).toEqual([])
  })
})

describe('deleting a server', () => {
  it('always says what happens to disks and networks, and keeps both unless told otherwise', () => {
    expect(planFor('vm.delete').steps[0]?.call).toMatchObject({
      method: 'DELETE',
      path: '/vms/x1',
      body: { volume_action: 'detach', delete_vpc: false },
    })
  })

  it('offers the safe way first, and says that a snapshot is no safety net', () => {
    const plan = planFor('vm.delete')
    expect(plan.saferPath?.params).toMatchObject({ path: 'safe', volumeAction: 'detach', deleteVpc: false })
    expect(plan.warnings.join(' ')).toContain('A snapshot taken before is no safety net')
    expect(plan.undo.possible).toBe(false)
  })

  it('on the safe way stops, saves an image, and deletes when the days are over', () => {
    const plan = planFor('vm.delete', undefined, {
      path: 'safe',
      volumeAction: 'detach',
      deleteVpc: false,
      afterDays: 10,
    })
    expect(calls(plan)).toEqual(['POST /vms/x1/stop', 'POST /vms/x1/save-image', 'DELETE /vms/x1'])
    expect(plan.steps[2]?.time).toEqual({ kind: 'after', ms: 10 * 86_400_000 })
    expect(plan.undo).toMatchObject({ possible: true, until: '2026-12-01T10:00:00.000Z' })
  })

  it('asks to type how many restore points go, and how old the newest is', () => {
    const around = { backups: { known: true as const, value: points(3, 4, 9) } }
    const plan = planFor('vm.delete', planTarget('vm', {}, { around }))
    expect(plan.confirmation?.fact).toBe('3 restore points, newest 3 days old')
    expect(texts(plan.stops)).toContain('3 restore points of it: count on losing them')
  })

  it('says which disks stay and which address is lost', () => {
    const around = {
      disks: { known: true as const, value: [{ id: '7', facts: { name: 'data-01', sizeGb: 100 } as never }] },
      addresses: {
        known: true as const,
        value: [{ id: 'i', facts: { address: '203.0.113.20', reserved: false } as never }],
      },
    }
    const plan = planFor('vm.delete', planTarget('vm', {}, { around }))
    expect(texts(plan.survives)).toContain('data-01 (100 GB)')
    expect(texts(plan.stops)).toContain('The address 203.0.113.20: it cannot be had again.')
  })
})

describe('firewalls', () => {
  it('refuse to lock out who gets in today, unless two people insist', () => {
    const firewall = planTarget('security-group', { rules: [SSH, WEB] })
    expect(planFor('security-group.update', firewall, { rules: [WEB], insist: false }).obstacles[0]).toContain(
      'SSH from 198.51.100.1/32',
    )
    const insisted = planFor('security-group.update', firewall, { rules: [WEB], insist: true })
    expect(insisted.obstacles).toEqual([])
    expect(insisted.twoBecause).toContain('two people')
  })

  it('let admin access be replaced by one that covers it', () => {
    const firewall = planTarget('security-group', { rules: [SSH] })
    const wider = { ...SSH, ip: '198.51.100.0', size: 24 }
    expect(planFor('security-group.update', firewall, { rules: [wider], insist: false }).obstacles).toEqual([])
  })

  it('show both sides, send back what stays as it came, and name the restarts', () => {
    const guarded = {
      known: true as const,
      value: [{ id: 'v', name: 'web-01', status: 'active', owner: 'Dana', addresses: [] }],
    }
    const raw = [{ protocol: 'TCP', rule_type: 'INBOUND', range: '80,443', note: 'from Raff' }]
    const firewall = planTarget('security-group', { rules: [WEB] }, { around: { guarded }, rawRules: raw })
    const plan = planFor('security-group.update', firewall, { rules: [WEB, SSH], insist: false })
    expect(plan.difference).toEqual([
      { before: 'In from anyone: TCP 80,443', after: 'In from anyone: TCP 80,443' },
      { before: null, after: 'In from 198.51.100.1/32: TCP 22' },
    ])
    expect(plan.steps[0]?.call?.body).toMatchObject({
      rules: [raw[0], { rule_type: 'INBOUND', range: '22', ip: '198.51.100.1' }],
    })
    expect(plan.warnings.join(' ')).toContain('Restart web-01')
    expect(plan.undo.request).toMatchObject({ action: 'security-group.update', params: { rules: [WEB] } })
  })

  it('warn when a database or admin port opens to anybody', () => {
    const open = { ...SSH, ports: '5432', ip: null, size: null }
    const plan = planFor('security-group.update', planTarget('security-group'), { rules: [open], insist: false })
    expect(plan.warnings.join(' ')).toContain('port 5432 to anybody')
  })

  it('close temporary access as a part of the plan that always runs', () => {
    const [, close] = planFor('security-group.temporary-access').steps
    expect(close).toMatchObject({ always: true, time: { kind: 'after', ms: 3_600_000 } })
  })
})

describe('keys', () => {
  it('are rotated with two keys and a person in between, never by killing the old secret', () => {
    const plan = planFor('api-key.rotate')
    expect(calls(plan)).toEqual([
      'POST /api-keys',
      'POST /projects/p1/members',
      'PATCH /api-keys/x1',
      'DELETE /api-keys/x1',
    ])
    expect(plan.steps.map(({ kind }) => kind)).toEqual(['call', 'call', 'tick', 'seen-in-use', 'call', 'call'])
  })

  it('that leaked are switched off first', () => {
    expect(calls(planFor('api-key.rotate', undefined, { why: 'leaked', quietDays: 7 }))[0]).toBe('PATCH /api-keys/x1')
  })

  it('that Stocktake uses itself are not cut off', () => {
    const own = planTarget('api-key', {}, { ownConnections: ['Acting'] })
    for (const action of ['api-key.deactivate', 'api-key.revoke', 'api-key.rotate'] as const)
      expect(planFor(action, own).obstacles[0]).toContain('Acting')
  })
})

describe('what cannot be done', () => {
  it.each([
    ['a disk in use', planFor('volume.delete', planTarget('volume', { vmId: 'v1' }))],
    ['a snapshot that a server runs on', planFor('snapshot.delete', planTarget('snapshot', { status: 'active' }))],
    ['a later point of a series', planFor('backup.delete', planTarget('backup', { incrementId: 2 }))],
    ['an address in use', planFor('ip.release', planTarget('ip', { status: 'in-use' }))],
    ['a server that Raff works on', planFor('vm.stop', planTarget('vm', { status: 'provisioning' }))],
  ])('is said before anybody is asked: %s', (_, plan) => {
    expect(plan.obstacles).toHaveLength(1)
  })

  it('and what is so already is said, too', () => {
    expect(planFor('vm.stop', planTarget('vm', { status: 'passive' })).nothingLeft).toBe('web-02 is stopped already.')
  })
})

describe('several targets', () => {
  const two = (other: Parameters<typeof planTarget<'vm'>>[1] = {}) => [
    planTarget('vm'),
    planTarget('vm', { name: 'web-03', ...other }, { id: 'other', raffId: 'x2', environment: 'production' }),
  ]
  const stop = (targets = two()) => buildPlan({ action: 'vm.stop', params: {} }, targets, PLAN_NOW)

  it('are as risky as the riskiest, and asked for by how many there are and where', () => {
    expect(stop()).toMatchObject({
      title: 'Stop 2 servers',
      risk: { level: 'high' },
      confirmation: { fact: '2 servers in production and staging' },
    })
  })

  it('leave out what is so already', () => {
    const plan = stop(two({ status: 'passive' }))
    expect(calls(plan)).toEqual(['POST /vms/x1/stop'])
    expect(plan.warnings).toContain('web-03 is stopped already. It is left as it is.')
  })
})

describe('a plan made anew', () => {
  const before = planFor('vm.delete', planTarget('vm', {}, { around: { backups: { known: true, value: points(3) } } }))
  const again = (target = planTarget('vm'), now = PLAN_NOW) =>
    comparePlans(before, planFor('vm.delete', target, undefined, now))

  it('has the same effect when one more restore point of the same kind is there', () => {
    const around = { backups: { known: true as const, value: points(0, 3) } }
    expect(again(planTarget('vm', {}, { around }), new Date(PLAN_NOW.getTime() + 86_400_000))).toEqual({
      is: 'same-effect',
    })
  })

  it.each([
    [
      'a disk has been attached',
      planTarget(
        'vm',
        {},
        {
          around: {
            backups: { known: true, value: points(3) },
            disks: { known: true, value: [{ id: '9', facts: { name: 'd', sizeGb: 1 } as never }] },
          },
        },
      ),
    ],
    ['it is in production now', planTarget('vm', {}, { environment: 'production', askFirst: true })],
    ['it has another name', planTarget('vm', { name: 'web-99' })],
    ['the restore points are gone', planTarget('vm')],
    ['nobody answers for it any more', planTarget('vm', {}, { owner: null })],
  ])('has another effect when %s', (_, target) => {
    expect(again(target).is).toBe('different')
  })

  it('has nothing left to do when somebody was faster', () => {
    const stop = planFor('vm.stop')
    expect(comparePlans(stop, planFor('vm.stop', planTarget('vm', { status: 'passive' })))).toMatchObject({
      is: 'nothing-left',
    })
  })
})
