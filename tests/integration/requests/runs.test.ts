import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { masterKeyFile, writeMasterKeyFile } from '@/lib/config/master-key-files.mjs'
import type { RequestAnswer } from '@/lib/contracts/requests'
import { database } from '@/lib/db/client'
import type { Fault } from '@/lib/practice/faults/fault'
import type { State } from '@/lib/practice/model'
import { keyRow } from '../../support/own-application'
import { runRequest } from '@/lib/server/run-request'
import {
  approve,
  ask,
  type Office,
  openOffice,
  ownEverything,
  read,
  runThrough,
  type SharedClock,
  sharedClock,
} from '../../support/requests'

let office: Office
let clock: SharedClock

const LOOSE = 30

/** Disks that hang on nothing, one for each test that deletes one. */
function withLooseDisks(state: State): void {
  const [disk] = state.volumes
  if (!disk) throw new Error('the small account has a disk')
  for (let place = 0; place < LOOSE; place += 1)
    state.volumes.push({ ...disk, id: 900 + place, name: `loose-${place}`, vmId: null, status: 'available' })
}

beforeAll(async () => {
  office = await openOffice({ change: withLooseDisks })
  await ownEverything(office.accountId, office.asker.id)
  clock = sharedClock(office.practice)
})

beforeEach(() => office.practice.requests.clear())
afterEach(() => office.practice.faults.clear())
afterAll(() => office.close())

let next = 0
const aDisk = () => {
  next += 1
  return { name: `loose-${next - 1}`, id: 900 + next - 1 }
}

const isThere = (disk: { id: number }) => office.practice.store.volumes.get(disk.id) !== undefined
const writes = () => office.practice.requests.writes()

/** Approved, and its cooling off over. */
async function approved(request: RequestAnswer): Promise<RequestAnswer> {
  const after = request.status === 'waiting' ? await approve(office.ann, request) : request
  clock.pass(31 * 60_000)
  return after
}

async function deleteDisk(fault: Fault | null): Promise<{ disk: { id: number }; after: RequestAnswer }> {
  const disk = aDisk()
  const targets = [await office.resource('volume', disk.name)]
  const request = await approved(await ask(office.asker, { action: 'volume.delete', targets }))
  if (fault) office.practice.faults.add(fault)
  await runThrough(request.id, clock)
  return { disk, after: await read(office.asker, request.id) }
}

const DELETE = { method: 'DELETE', path: '/api/v1/volumes/*' }

describe('a call that Raff refuses', () => {
  it.each([
    ['403', { kind: 'forbidden', ...DELETE }, 'its role does not allow it'],
    ['401', { kind: 'unauthorized', ...DELETE }, 'does not accept this key'],
    ['402', { kind: 'server-error', status: 402, ...DELETE }, 'billing'],
    ['409', { kind: 'server-error', status: 409, ...DELETE }, 'the state it is in'],
    ['400', { kind: 'server-error', status: 400, ...DELETE }, 'did not accept this request'],
  ] as [string, Fault, string][])(
    'with %s fails the request, says what did not happen and what to do, and is sent once',
    async (_, fault, words) => {
      const { disk, after } = await deleteDisk(fault)
      expect(after).toMatchObject({ status: 'failed', targets: [{ result: 'failed' }] })
      expect(after.outcome).toContain(words)
      expect(after.outcome).toContain('This step did not happen.')
      expect(isThere(disk)).toBe(true)
      expect(writes()).toHaveLength(1)
    },
  )

  it.each([
    ['429', { kind: 'rate-limited', seconds: 1, first: 2, ...DELETE }],
    ['maintenance while it is read', { kind: 'server-error', method: 'GET', path: '/api/v1/volumes/*', first: 2 }],
  ] as [string, Fault][])('with %s is waited for, and goes on', async (_, fault) => {
    const { disk, after } = await deleteDisk(fault)
    expect(after).toMatchObject({ status: 'done', outcome: 'Confirmed gone.' })
    expect(isThere(disk)).toBe(false)
    expect(writes().filter(({ status }) => status === 200)).toHaveLength(1)
  })
})

describe('an answer that is lost', () => {
  it.each(['cut', 'gateway-timeout'] as const)(
    '(%s) after Raff did it is found out by looking, and never sent again',
    async (instead) => {
      const { disk, after } = await deleteDisk({ kind: 'answer-lost', instead, ...DELETE })
      expect(after).toMatchObject({ status: 'done', outcome: 'Confirmed gone.' })
      expect(isThere(disk)).toBe(false)
      expect(writes()).toHaveLength(1)
    },
  )

  it.each([
    ['a cut connection', { kind: 'cut', ...DELETE }],
    ['maintenance', { kind: 'server-error', status: 503, ...DELETE }],
  ] as [string, Fault][])('(%s) of a delete that did not happen ends as unknown: do not repeat', async (_, fault) => {
    const { disk, after } = await deleteDisk(fault)
    expect(after).toMatchObject({ status: 'unknown', targets: [{ result: 'unknown' }] })
    expect(after.outcome).toContain('do not repeat')
    expect(after.outcome).toContain('Still there.')
    expect(isThere(disk)).toBe(true)
    expect(writes()).toHaveLength(1)
  })

  it('is looked into once more when somebody asks, and sends nothing', async () => {
    const look = (id: string) => office.asker.browser.send('POST', `/api/requests/${id}/look`)
    const late = await deleteDisk({ kind: 'cut', ...DELETE })
    const row = office.practice.store.volumes.get(late.disk.id)
    if (row) office.practice.store.volumes.remove(row)
    expect((await look(late.after.id)).status).toBe(200)
    expect(await read(office.asker, late.after.id)).toMatchObject({ status: 'done', outcome: 'Confirmed gone.' })
    const never = await deleteDisk({ kind: 'cut', ...DELETE })
    office.practice.faults.clear()
    expect(await (await look(never.after.id)).json()).toMatchObject({
      status: 'failed',
      targets: [{ result: 'failed' }],
    })
    expect((await look(never.after.id)).status).toBe(409)
    expect(writes()).toHaveLength(2)
  })

  it('of something that may be repeated is looked for first, and then sent again', async () => {
    const targets = [await office.resource('vm', 'old-01')]
    const request = await approved(
      await ask(office.asker, { action: 'vm.tag-add', targets, params: { tag: 'team=shop' } }),
    )
    office.practice.faults.add({ kind: 'server-error', status: 503, method: 'POST', path: '/api/v1/vms/*', first: 2 })
    await runThrough(request.id, clock)
    expect(await read(office.asker, request.id)).toMatchObject({ status: 'done' })
    expect(writes().map(({ status }) => status)).toEqual([503, 503, 200])
  })

  it('of an image stays unknown, because Raff lists no images', async () => {
    const targets = [await office.resource('vm', 'old-01')]
    const request = await approved(await ask(office.asker, { action: 'vm.save-image', targets }))
    office.practice.faults.add({ kind: 'answer-lost', method: 'POST', path: '/api/v1/vms/*' })
    await runThrough(request.id, clock)
    const after = await read(office.asker, request.id)
    expect(after.status).toBe('unknown')
    expect(after.outcome).toContain('Raff lists no saved images')
    expect(writes()).toHaveLength(1)
  })

  it('leaves no intent in the log without its outcome', async () => {
    const entries = await database().auditEntry.findMany({ where: { action: 'run.step' }, orderBy: { seq: 'asc' } })
    const open = new Map<string, number>()
    for (const { requestId, outcome, after } of entries) {
      const key = `${requestId} ${(after as { step?: number } | null)?.step}`
      open.set(key, outcome === 'intended' ? 1 : 0)
    }
    expect(open.size).toBeGreaterThan(5)
    expect([...open.values()].filter((count) => count > 0)).toEqual([])
  })
})

describe('what is not as it was', () => {
  it('is closed when somebody else has deleted it', async () => {
    const disk = aDisk()
    const request = await approved(
      await ask(office.asker, { action: 'volume.delete', targets: [await office.resource('volume', disk.name)] }),
    )
    const row = office.practice.store.volumes.get(disk.id)
    if (row) office.practice.store.volumes.remove(row)
    await runThrough(request.id, clock)
    expect(await read(office.asker, request.id)).toMatchObject({
      status: 'done',
      outcome: expect.stringContaining('gone already'),
    })
    expect(writes()).toEqual([])
  })

  it('fails before anything is sent when what it needs is gone', async () => {
    const targets = [await office.resource('backup-schedule', 'nightly')]
    const request = await approved(
      await ask(office.asker, { action: 'backup-schedule.update', targets, params: { time: '6am' } }),
    )
    const [schedule] = office.practice.store.schedules.all()
    if (!schedule) throw new Error('there is a schedule')
    office.practice.store.schedules.remove(schedule)
    await runThrough(request.id, clock)
    expect(await read(office.asker, request.id)).toMatchObject({
      status: 'failed',
      outcome: expect.stringContaining('Nothing was sent.'),
    })
    expect(writes()).toEqual([])
  })

  it('fails with a plain explanation when the key is dead', async () => {
    const disk = aDisk()
    const request = await approved(
      await ask(office.asker, { action: 'volume.delete', targets: [await office.resource('volume', disk.name)] }),
    )
    const key = keyRow(office.practice, 'act')
    office.practice.store.apiKeys.change(key, { isActive: false })
    await runThrough(request.id, clock)
    office.practice.store.apiKeys.change(key, { isActive: true })
    const after = await read(office.asker, request.id)
    expect(after).toMatchObject({ status: 'failed', outcome: expect.stringContaining('does not accept this key') })
    expect(isThere(disk)).toBe(true)
  })
})

describe('several targets', () => {
  it('are told apart: what is done, what failed, and that the rest went on', async () => {
    const disks = [aDisk(), aDisk(), aDisk()]
    const targets = await Promise.all(disks.map(({ name }) => office.resource('volume', name)))
    const request = await approved(await ask(office.asker, { action: 'volume.delete', targets }))
    office.practice.faults.add({ kind: 'forbidden', method: 'DELETE', path: `/api/v1/volumes/${disks[1]?.id}` })
    await runThrough(request.id, clock)
    const after = await read(office.asker, request.id)
    expect(after).toMatchObject({ status: 'failed', outcome: expect.stringContaining('2 of 3 are done') })
    expect(after.targets.map(({ result }) => result)).toEqual(['done', 'failed', 'done'])
    expect(disks.map(isThere)).toEqual([false, true, false])
  })
})

describe('stopping', () => {
  it('a run keeps what was not sent from being sent', async () => {
    const targets = [await office.resource('vm', 'old-01')]
    const request = await approved(
      await ask(office.asker, { action: 'vm.delete', targets, params: { path: 'safe', afterDays: 3 } }),
    )
    const waiting = await runThrough(
      request.id,
      clock,
      ({ is, ...turn }) =>
        is === 'waiting' && 'until' in turn && (turn.until?.getTime() ?? 0) - Date.now() > 86_400_000,
    )
    expect(waiting.is).toBe('waiting')
    expect(await read(office.asker, request.id)).toMatchObject({ status: 'running' })
    await office.bob.browser.json('POST', `/api/requests/${request.id}/stop`, { reason: 'we need it' })
    await runThrough(request.id, clock)
    const after = await read(office.asker, request.id)
    expect(after).toMatchObject({ status: 'stopped', outcome: expect.stringContaining('Bob stopped it') })
    expect(after.steps.at(-1)?.state).toBe('skipped')
    expect(writes().map(({ method }) => method)).not.toContain('DELETE')
  })

  it('all runs with the one switch sends nothing until an admin lets them go on', async () => {
    const disk = aDisk()
    const request = await approved(
      await ask(office.asker, { action: 'volume.delete', targets: [await office.resource('volume', disk.name)] }),
    )
    const halt = (halted: boolean, who = office.admin) =>
      who.browser.send('PUT', '/api/runs', { halted, reason: 'something is off' })
    expect((await halt(true, office.asker)).status).toBe(200)
    expect(await runRequest(request.id, clock.now)).toMatchObject({ is: 'waiting' })
    expect(await read(office.asker, request.id)).toMatchObject({
      status: 'approved',
      problem: expect.stringContaining('halted'),
    })
    expect((await halt(false, office.asker)).status).toBe(403)
    expect(writes()).toEqual([])
    expect((await halt(false)).status).toBe(200)
    await runThrough(request.id, clock)
    expect(await read(office.asker, request.id)).toMatchObject({ status: 'done' })
  })
})

describe('the safe way to delete a server', () => {
  it('leaves it alone when somebody has started it again', async () => {
    const targets = [await office.resource('vm', 'old-01')]
    const request = await approved(
      await ask(office.asker, { action: 'vm.delete', targets, params: { path: 'safe', afterDays: 3 } }),
    )
    await runThrough(request.id, clock, ({ is, ...turn }) => {
      return is === 'waiting' && 'until' in turn && (turn.until?.getTime() ?? 0) - Date.now() > 86_400_000
    })
    const server = [...office.practice.store.vms.all()].find(({ name }) => name === 'old-01')
    if (!server) throw new Error('old-01 is there')
    office.practice.store.vms.change(server, { status: 'active' })
    await runThrough(request.id, clock)
    const after = await read(office.asker, request.id)
    expect(after).toMatchObject({ status: 'failed', outcome: expect.stringContaining('nothing was sent') })
    expect(after.steps.map(({ state }) => state)).toEqual(['confirmed', 'failed'])
    expect(writes().map(({ method }) => method)).not.toContain('DELETE')
    office.practice.store.vms.change(server, { status: 'passive' })
  })

  it('stops it, saves an image, and deletes it when nobody objected', async () => {
    const targets = [await office.resource('vm', 'old-01')]
    const request = await approved(
      await ask(office.asker, { action: 'vm.delete', targets, params: { path: 'safe', afterDays: 3 } }),
    )
    const began = (await clock.now()).getTime()
    await runThrough(request.id, clock)
    expect(await read(office.asker, request.id)).toMatchObject({ status: 'done', outcome: 'Confirmed gone.' })
    expect((await clock.now()).getTime() - began).toBeGreaterThan(3 * 86_400_000)
    expect(
      writes().map(
        ({ method, path }) => `${method} ${path.split('/').at(-1)?.length === 36 ? 'server' : path.split('/').at(-1)}`,
      ),
    ).toEqual(['POST save-image', 'DELETE server'])
  })
})

describe('temporary access', () => {
  const open = async (minutes = 30) => {
    const targets = [await office.resource('security-group', 'web')]
    const params = { ip: '198.51.100.7', ports: '22', minutes }
    return approved(await ask(office.asker, { action: 'security-group.temporary-access', targets, params }))
  }
  const firewall = () => [...office.practice.store.securityGroups.all()][0]
  const lets = () => firewall()?.rules.some(({ ip }) => ip === '198.51.100.7') ?? false
  const untilOpen = (id: string) => runThrough(id, clock, () => lets())

  it('closes itself when its time is over, by whichever worker is there then', async () => {
    const request = await open()
    await untilOpen(request.id)
    expect(lets()).toBe(true)
    await runThrough(request.id, clock)
    expect(lets()).toBe(false)
    expect(await read(office.asker, request.id)).toMatchObject({ status: 'done' })
    expect(await database().temporaryAccess.findFirst({ where: { requestId: request.id } })).toMatchObject({
      closedAt: expect.any(Date),
    })
  })

  it('closes at once when somebody stops it', async () => {
    const request = await open(600)
    await untilOpen(request.id)
    await runThrough(request.id, clock, () => true)
    await office.bob.browser.json('POST', `/api/requests/${request.id}/stop`, {})
    await runThrough(request.id, clock)
    expect(lets()).toBe(false)
  })

  it('takes away its own rule and nothing that was changed meanwhile', async () => {
    const request = await open()
    await untilOpen(request.id)
    const group = firewall()
    const added = { protocol: 'TCP' as const, rule_type: 'INBOUND' as const, range: '8443' }
    if (group) office.practice.store.securityGroups.change(group, { rules: [...group.rules, added] })
    await runThrough(request.id, clock)
    expect(lets()).toBe(false)
    expect(firewall()?.rules.some(({ range }) => range === '8443')).toBe(true)
  })

  it('that cannot be closed is tried until it is: in the log when that begins, once for each reason, and when it closes', async () => {
    const PUT = { method: 'PUT', path: '/api/v1/security-groups/*' }
    const request = await open()
    await untilOpen(request.id)
    const logged = async () =>
      (await database().auditEntry.findMany({ where: { requestId: request.id }, orderBy: { seq: 'asc' } }))
        .filter(({ after }) => (after as { step?: number } | null)?.step === 1)
        .map(({ action, outcome }) => `${action} ${outcome}`)
    const tryFor = (turns: number) => {
      let left = turns
      return runThrough(request.id, clock, () => {
        left -= 1
        return left === 0
      })
    }
    office.practice.faults.add({ kind: 'forbidden', ...PUT })
    await tryFor(20)
    const waiting = await read(office.asker, request.id)
    expect(waiting).toMatchObject({ status: 'running' })
    expect(waiting.problem).toMatch(/^It could not be put back yet, after 1\d tries, and is tried again every minute\./)
    expect(waiting.problem).toContain('its role does not allow it')
    const FIRST = ['run.step intended', 'run.not-closed failed', 'run.step failed']
    expect(await logged()).toEqual(FIRST)

    office.practice.faults.clear()
    office.practice.faults.add({ kind: 'server-error', status: 409, ...PUT })
    await tryFor(20)
    const SECOND = [...FIRST, 'run.not-closed failed', 'run.step failed']
    expect(await logged()).toEqual(SECOND)
    expect((await read(office.asker, request.id)).problem).toContain('the state it is in right now (409)')

    for (let round = 0; round < 3; round += 1) {
      office.practice.faults.clear()
      office.practice.faults.add({ kind: 'forbidden', ...PUT })
      await tryFor(3)
      expect((await read(office.asker, request.id)).problem).toContain('its role does not allow it')
      office.practice.faults.clear()
      office.practice.faults.add({ kind: 'server-error', status: 409, ...PUT })
      await tryFor(3)
      expect((await read(office.asker, request.id)).problem).toContain('the state it is in right now (409)')
    }
    expect(await logged()).toEqual(SECOND)

    office.practice.faults.clear()
    await runThrough(request.id, clock)
    expect(lets()).toBe(false)
    expect(await read(office.asker, request.id)).toMatchObject({ status: 'done', problem: null })
    expect(await logged()).toEqual([...SECOND, 'run.step done'])
    const [closed] = await database().auditEntry.findMany({
      where: { requestId: request.id, action: 'run.step' },
      orderBy: { seq: 'desc' },
      take: 1,
    })
    expect(closed?.after).toMatchObject({ attempt: expect.any(Number) })
    expect(writes().filter(({ method }) => method === 'PUT').length).toBeGreaterThan(30)
  })
})

describe('rotating a key', () => {
  it('makes a second key, shows its secret once, waits for people and use, and only then removes the old one', async () => {
    const targets = [await office.resource('api-key', 'operator')]
    const request = await approved(
      await ask(office.asker, { action: 'api-key.rotate', targets, params: { quietDays: 5 } }),
    )
    await runThrough(request.id, clock)
    let now = await read(office.asker, request.id)
    expect(now).toMatchObject({ status: 'running', hasSecret: true })
    expect((await office.bob.browser.send('POST', `/api/requests/${request.id}/secret`)).status).toBe(403)
    const { secret } = await office.asker.browser.json<{ secret: string }>('POST', `/api/requests/${request.id}/secret`)
    expect(secret).toMatch(/^raff_[0-9a-f]{64}$/)
    expect((await office.asker.browser.send('POST', `/api/requests/${request.id}/secret`)).status).toBe(410)
    const made = [...office.practice.store.apiKeys.all()].find(({ prefix }) => secret.startsWith(prefix))
    const old = keyRow(office.practice, 'operator')
    expect(office.practice.store.projectMembers.where('apiKeyId', made?.id ?? '')).toHaveLength(1)
    expect(old.isActive).toBe(true)

    const tick = now.steps.find(({ kind }) => kind === 'tick')?.step
    await office.asker.browser.json('POST', `/api/requests/${request.id}/confirmations`, {
      step: tick,
      note: 'in the deploy job',
    })
    await runThrough(request.id, clock, () => true)
    expect(keyRow(office.practice, 'operator').isActive).toBe(true)
    if (made) office.practice.store.apiKeys.change(made, { lastUsedAt: office.practice.clock.now() })
    await runThrough(request.id, clock)
    now = await read(office.asker, request.id)
    expect(now).toMatchObject({ status: 'done' })
    expect([...office.practice.store.apiKeys.all()].some(({ id }) => id === old.id)).toBe(false)
    const stored = JSON.stringify(
      [
        await database().requestStep.findMany(),
        await database().auditEntry.findMany({ where: { requestId: request.id } }),
      ],
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    )
    expect(stored).not.toContain(secret)
  })

  it('whose new secret was lost with the answer says so, and touches the old key no more', async () => {
    const targets = [await office.resource('api-key', 'staging-only')]
    const request = await approved(await ask(office.asker, { action: 'api-key.rotate', targets }))
    office.practice.faults.add({ kind: 'answer-lost', method: 'POST', path: '/api/v1/api-keys' })
    await runThrough(request.id, clock)
    const after = await read(office.asker, request.id)
    expect(after).toMatchObject({ status: 'failed', outcome: expect.stringContaining('its secret was lost') })
    expect(keyRow(office.practice, 'staging-only').isActive).toBe(true)
    expect(writes()).toHaveLength(1)
  })

  it('whose new secret cannot be opened says so plainly, and keeps it until the master key is back', async () => {
    const targets = [await office.resource('api-key', 'staging-only')]
    const request = await approved(
      await ask(office.asker, { action: 'api-key.rotate', targets, params: { name: 'staging again' } }),
    )
    await runThrough(request.id, clock)
    const show = () => office.asker.browser.send('POST', `/api/requests/${request.id}/secret`)
    const file = masterKeyFile(process.env.STOCKTAKE_DATA_DIR ?? '')
    fs.renameSync(file, `${file}-away`)
    writeMasterKeyFile(file, randomBytes(32))
    const closed = await show()
    fs.renameSync(`${file}-away`, file)
    expect(closed.status).toBe(503)
    const { error } = await closed.json()
    expect(error.message).toContain('cannot be opened, and is still there')
    expect(error.message).toContain('Set STOCKTAKE_MASTER_KEY to that key')
    expect(await (await show()).json()).toMatchObject({ secret: expect.stringMatching(/^raff_/) })
  })

  it('creating one gives it its projects and nothing else', async () => {
    const role = [...office.practice.store.roles.all()].find(({ slug }) => slug === 'no-backups')
    const targets = [await office.resource('project', 'Staging'), await office.resource('project', 'Production')]
    const params = { name: 'reports', projectRoleId: role?.id }
    const request = await approved(await ask(office.asker, { action: 'api-key.create', targets, params }))
    await runThrough(request.id, clock)
    expect(await read(office.asker, request.id)).toMatchObject({ status: 'done', hasSecret: true })
    const made = [...office.practice.store.apiKeys.all()].find(({ name }) => name === 'reports')
    expect(office.practice.store.projectMembers.where('apiKeyId', made?.id ?? '')).toHaveLength(2)
  })
})
