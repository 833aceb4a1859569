import { describe, expect, it } from 'vitest'
import { planFor, planTarget, PLAN_NOW } from '@/tests/support/plan-targets'
import type { BackupFacts, FirewallRule } from '../inventory/facts'
import { ACTIONS, type Action, wordsOf } from './action-words'
import { buildPlan } from './build-plan'
import { comparePlans } from './compare-plans'
import type { Around, Place } from './facts'
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

/** Restore points of one server, made one after the other, as Raff numbers them. */
const series = (...numbers: (number | null)[]): Around['backups'] => ({
  known: true,
  value: numbers.map((incrementId, at) => ({
    id: `s${at}`,
    facts: {
      name: `s${at}`,
      status: 'ready',
      incrementId,
      vmId: 'v1',
      createdAt: `2026-11-${10 + at}T00:00:00Z`,
    } as BackupFacts,
  })),
})
const unread = { known: false as const, why: 'Raff answered 403.' }
const pointOf = (backups: Around['backups'], at: number) => {
  const facts = backups.known ? backups.value[at]?.facts : { incrementId: at }
  return planTarget('backup', facts, { raffId: `s${at}`, around: { backups } })
}

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
    const around = { backups: unread }
    const plan = planFor('vm.delete', planTarget('vm', {}, { around }))
    expect(plan.raisedBy).toEqual(['Its backups could not be read: Raff answered 403.'])
  })

  it.each([
    ['nobody has placed', { environment: null, environmentFrom: null }],
    ['only its name was asked about', { environment: 'other', environmentFrom: 'guessed' }],
  ] as const)('counts as production what %s', (_, place) => {
    const { risk, raisedBy } = planFor('vm.stop', planTarget('vm', {}, place))
    expect(risk.level).toBe('high')
    expect(risk.reasons).toContain('Nobody has said where web-02 belongs, so it counts as production.')
    expect(raisedBy).toHaveLength(1)
    expect(planFor('vm.backup', planTarget('vm', {}, place)).risk.level).toBe('low')
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

  it('asks to type how many restore points go, and of which day the newest is: as true a week later', () => {
    const around = { backups: { known: true as const, value: points(3, 4, 9) } }
    const plan = planFor('vm.delete', planTarget('vm', {}, { around }))
    expect(plan.confirmation?.fact).toBe('3 restore points, newest of 18 Nov 2026')
    expect(texts(plan.stops)).toContain('3 restore points of it: count on losing them')
  })

  it('counts an address nobody has reserved as lost, listed or not', () => {
    expect(texts(planFor('vm.delete').stops)).toContain('The address 203.0.113.20: it cannot be had again.')
    const addresses = { known: false as const, why: 'Raff answered 403.' }
    const blind = planFor('vm.delete', planTarget('vm', {}, { around: { addresses } }))
    expect(texts(blind.stops)).not.toContain('203.0.113.20')
    expect(blind.raisedBy).toEqual(['Its addresses could not be read: Raff answered 403.'])
  })

  it('says of a reserved address that it goes on being billed', () => {
    const held = { id: 'i', facts: { address: '203.0.113.20', reserved: true } as never }
    const plan = planFor('vm.delete', planTarget('vm', {}, { around: { addresses: { known: true, value: [held] } } }))
    expect(texts(plan.survives)).toContain('billed until it is released')
    expect(texts(plan.stops)).not.toContain('203.0.113.20')
  })

  it('never calls unread copies no copies', () => {
    const plan = planFor('vm.delete', planTarget('vm', {}, { around: { backups: unread } }))
    expect(plan.confirmation?.fact).toBe('restore points unknown')
    const disk = planFor('volume.delete', planTarget('volume', {}, { around: { snapshots: unread } }))
    expect(disk.confirmation?.fact).toBe('100 GB, snapshots unknown')
    expect(texts(disk.survives)).toBe('')
    const point = planFor('backup.delete', planTarget('backup', {}, { around: { backups: unread } }))
    expect(point.confirmation?.fact).toBe('18 Nov 2026, others unknown')
  })

  it('on the safe way deletes only a server that nobody has started again', () => {
    const params = { path: 'safe', volumeAction: 'detach', deleteVpc: false, afterDays: 10 }
    expect(planFor('vm.delete', undefined, params).steps[2]?.holds).toEqual({
      see: 'server-status',
      id: 'x1',
      wanted: 'passive',
    })
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

  it('never take an address of one family for one of the other', () => {
    const narrow = { ...SSH, ip: '2001:db8::1', size: 128 }
    const wide = { ...SSH, ip: '32.1.0.0', size: 16 }
    const firewall = planTarget('security-group', { rules: [narrow] })
    expect(planFor('security-group.update', firewall, { rules: [wide], insist: false }).obstacles).toHaveLength(1)
    const same = { ...SSH, ip: '2001:db8:0::', size: 48 }
    expect(planFor('security-group.update', firewall, { rules: [same], insist: false }).obstacles).toEqual([])
  })

  it('say when nothing gets in or out any more', () => {
    const out = { ...WEB, direction: 'OUTBOUND', ports: null }
    const firewall = planTarget('security-group', { rules: [WEB, out] })
    const stops = texts(planFor('security-group.update', firewall, { rules: [], insist: false }).stops)
    expect(stops).toContain('nothing gets in any more')
    expect(stops).toContain('no updates, no mail')
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

  it('are as risky as the riskiest project they reach', () => {
    const reaching = (environment: Place['environment'], more: Partial<Place> = {}) =>
      planFor(
        'api-key.deactivate',
        planTarget(
          'api-key',
          {},
          {
            around: {
              places: { known: true, value: [{ name: 'Shop', environment, environmentFrom: 'confirmed', ...more }] },
            },
          },
        ),
      ).risk.level
    expect(reaching('staging')).toBe('medium')
    expect(reaching('production')).toBe('high')
    expect(reaching(null)).toBe('high')
    expect(reaching('other', { environmentFrom: 'guessed' })).toBe('high')
    expect(planFor('api-key.deactivate', planTarget('api-key', { roleSlug: 'owner' })).risk.level).toBe('high')
  })

  it('that are the last to manage keys say so, and only those', () => {
    const admin = { id: 'r9', facts: { permissions: ['account.api_keys.update'] } as never }
    const around = (others: unknown[]) => ({
      roles: { known: true as const, value: [admin] },
      keys: { known: true as const, value: others as never },
    })
    const stops = (others: unknown[], facts = {}) =>
      texts(
        planFor('api-key.revoke', planTarget('api-key', { roleId: 'r9', ...facts }, { around: around(others) })).stops,
      )
    const other = { id: 'k2', facts: { name: 'k2', isActive: true, roleId: 'r9', roleSlug: null } }
    expect(stops([])).toContain('deploy is the last key that may')
    expect(stops([{ ...other, facts: { ...other.facts, isActive: false } }])).toContain('the last key')
    expect(stops([other])).not.toContain('the last key')
    expect(stops([], { roleId: null })).not.toContain('the last key')
  })

  it('never get the name of another key', () => {
    const keys = { known: true as const, value: [{ id: 'k2', facts: { name: 'new' } as never }] }
    const plan = planFor('api-key.create', planTarget('project', {}, { around: { keys } }))
    expect(plan.obstacles).toEqual(['There is a key called “new” already. Choose another name.'])
  })

  it('that Stocktake uses itself are not cut off', () => {
    const own = planTarget('api-key', {}, { ownConnections: [{ id: 'c1', name: 'Acting', prefix: 'raff_fa4efa4e' }] })
    for (const action of ['api-key.deactivate', 'api-key.revoke'] as const)
      expect(planFor(action, own).obstacles[0]).toContain('Acting')
  })

  it.each([
    ['planned', { kind: 'after', ms: 600_000 }],
    ['leaked', { kind: 'now' }],
  ] as const)(
    'that Stocktake uses itself are only switched off (%s) once the new one works in its place',
    (why, time) => {
      const own = planTarget('api-key', {}, { ownConnections: [{ id: 'c1', name: 'Acting', prefix: 'raff_fa4efa4e' }] })
      const plan = planFor('api-key.rotate', own, { why, quietDays: 7 })
      expect(plan.obstacles).toEqual([])
      const calls = plan.steps.map(({ kind, call }) => call?.method ?? kind)
      expect(calls).toEqual(['POST', 'POST', 'put-in', 'PATCH', 'DELETE'])
      expect(plan.steps[2]?.connection).toEqual({ id: 'c1', name: 'Acting', prefix: 'raff_fa4efa4e' })
      expect(plan.steps[3]?.time).toEqual(time)
      expect(plan.warnings.join(' ')).toContain('is shown to nobody')
      expect(plan.warnings.join(' ')).not.toContain('shown once')
    },
  )

  it('are rotated one at a time: a second secret would have nowhere to go', () => {
    const keys = ['one', 'two'].map((name) => planTarget('api-key', { name }, { id: name, raffId: name, name }))
    const plan = buildPlan({ action: 'api-key.rotate', params: { why: 'planned', quietDays: 7 } }, keys, PLAN_NOW)
    expect(plan.obstacles).toEqual(['Each key is rotated on its own: ask for one of them at a time.'])
  })

  it('asked to be rotated one day and decided about another are still the same plan', () => {
    const target = planTarget('api-key')
    const asked = planFor('api-key.rotate', target)
    const later = new Date(PLAN_NOW.getTime() + 3 * 86_400_000)
    const fresh = planFor('api-key.rotate', target, { why: 'planned', quietDays: 7 }, later)
    expect(fresh.steps[0]?.call).not.toEqual(asked.steps[0]?.call)
    expect(comparePlans(asked, fresh)).toMatchObject({ is: expect.stringMatching(/^same/) })
  })
})

it('a name with signs that turn its letters around is read in the order it has', () => {
  const target = planTarget('vm', { name: 'web-\u202Etxt.exe\u202C' })
  expect(planFor('vm.stop', target).title).toBe('Stop web-txt.exe')
})

describe('what cannot be done', () => {
  const gateway = planTarget(
    'ip',
    {},
    {
      around: {
        networks: {
          known: true,
          value: [{ id: 'n', facts: { name: 'inside', routerPublicIp: '203.0.113.9' } as never }],
        },
      },
    },
  )
  const access = { projectId: 'p1', projectName: 'Shop', roleId: null, roleName: null, roleSlug: null }
  const roleless = planTarget('api-key', { projectAccesses: [access] })
  const open = (ip: string, rules = [SSH]) =>
    planFor('security-group.temporary-access', planTarget('security-group', { rules }), {
      ip,
      ports: '22',
      protocol: 'TCP',
      minutes: 60,
    })

  it.each([
    ['a disk in use', planFor('volume.delete', planTarget('volume', { vmId: 'v1' }))],
    ['a snapshot that a server runs on', planFor('snapshot.delete', planTarget('snapshot', { status: 'active' }))],
    ['a later point of a series', planFor('backup.delete', pointOf(series(0, 1, 2), 2))],
    ['a later point of a series nobody can see', planFor('backup.delete', pointOf(unread, 2))],
    ['the gateway of a private network', planFor('ip.release', gateway)],
    ['a disk that is still being made', planFor('volume.delete', planTarget('volume', { status: 'creating' }))],
    [
      'a backup that is being made',
      planFor('backup.delete', planTarget('backup', { status: 'creating', createdAt: null })),
    ],
    ['a server in a state nobody knows', planFor('vm.start', planTarget('vm', { status: 'new-one' }))],
    ['what is in no project', planFor('vm.stop', planTarget('vm', {}, { projectId: null }))],
    ['a key of a role nobody can read', planFor('api-key.rotate', roleless)],
    [
      'a key that would be over already',
      planFor('api-key.rotate', undefined, { why: 'planned', quietDays: 7, expiresAt: '2026-11-20T00:00:00Z' }),
    ],
    ['a weekly schedule without its day', planFor('backup-schedule.update', undefined, { type: 'weekly' })],
    ['temporary access for everybody', open('0.0.0.0/0')],
    ['temporary access that is there for good', open('198.51.100.1')],
    ['temporary access within a wider rule', open('198.51.100.1', [{ ...SSH, ip: '198.51.100.0', size: 24 }])],
    ['the same rule twice', planFor('security-group.update', undefined, { rules: [WEB, WEB], insist: false })],
    ['an address in use', planFor('ip.release', planTarget('ip', { status: 'in-use' }))],
    ['a server that Raff works on', planFor('vm.stop', planTarget('vm', { status: 'provisioning' }))],
  ])('is said before anybody is asked: %s', (_, plan) => {
    expect(plan.obstacles).toHaveLength(1)
  })

  it('and what is so already is said, too', () => {
    expect(planFor('vm.stop', planTarget('vm', { status: 'passive' })).nothingLeft).toBe('web-02 is stopped already.')
  })
})

describe('a series of restore points', () => {
  const deleted = (numbers: (number | null)[], at: number) => {
    const proof = planFor('backup-series.delete', pointOf(series(...numbers), at)).steps[0]?.proof
    return proof?.see === 'all-gone' ? proof.ids : null
  }

  it('is where the numbers rise, also without its first point', () => {
    expect(deleted([0, 1, 2, 0, 1], 1)).toEqual(['s0', 's1', 's2'])
    expect(deleted([0, 1, 2, 0, 1], 4)).toEqual(['s3', 's4'])
    expect(deleted([2, 3, 1, 2], 0)).toEqual(['s0', 's1'])
    expect(deleted([0, null, 1], 1)).toEqual(['s1'])
  })

  it('lets its oldest point go alone, whatever its number is, and names those that build on it', () => {
    const plan = planFor('backup.delete', pointOf(series(3, 4, 5), 0))
    expect(plan.obstacles).toEqual([])
    expect(texts(plan.unknowns)).toContain('2 later restore points of its series')
  })

  it('says when the last or the newest good copy goes', () => {
    expect(planFor('backup.delete', pointOf(series(null), 0)).warnings.join(' ')).toContain('all that is left')
    const server = { known: true as const, value: { id: 'v1', facts: { name: 'web-02' } as never } }
    const loss = (numbers: (number | null)[], at: number) => {
      const point = pointOf(series(...numbers), at)
      return planFor('backup.delete', { ...point, around: { ...point.around, server } }).warnings.join(' ')
    }
    expect(loss([null], 0)).toBe('After this there is no good copy of web-02 any more.')
    expect(loss([null, null], 1)).toBe('This is the newest good copy of web-02. The next one is of 10 Nov 2026.')
    expect(loss([null, null], 0)).toBe('')
  })

  it('is asked for once, not by two of its points', () => {
    const backups = series(0, 1)
    const targets = [pointOf(backups, 0), { ...pointOf(backups, 1), id: 'other' }]
    const plan = buildPlan({ action: 'backup-series.delete', params: {} }, targets, PLAN_NOW)
    expect(plan.obstacles).toEqual(['s1 and s0 go together: choose one of them.'])
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
