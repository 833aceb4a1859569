import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RequestAnswer } from '@/lib/contracts/requests'
import type { Action } from '@/lib/domain/plans/action-words'
import type { Fault } from '@/lib/practice/faults/fault'
import { FAILURES, type Failure } from '../../support/failures'
import { fleetName, withFleet } from '../../support/fleet'
import {
  ask,
  nobodyHasToAgree,
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

beforeAll(async () => {
  office = await openOffice({ change: (state) => withFleet(state, REMOVALS.length) })
  await ownEverything(office.accountId, office.asker.id)
  await nobodyHasToAgree()
})

// a new one each time: quiet days that add up would let the next request expire
beforeEach(() => {
  clock = sharedClock(office.practice)
})
afterEach(() => office.practice.faults.clear())
afterAll(() => office.close())

/** One of each sort: the rest is shown of api-key.revoke, which is the same call. */
const REMOVALS = FAILURES.filter(({ name }) => ['409', 'a cut connection', 'a lost answer'].includes(name))

const MAKE = { method: 'POST', path: '/api/v1/api-keys' }
const OPEN = { method: 'POST', path: '/api/v1/projects/*' }
const REMOVE = { method: 'DELETE', path: '/api/v1/api-keys/*' }

type KeyAction = Extract<Action, 'api-key.create' | 'api-key.rotate'>
const KEY_ACTIONS: KeyAction[] = ['api-key.create', 'api-key.rotate']

/** A new key called `name`: for a project, or with the reach of the key staging-only. */
async function askFor(action: KeyAction, name: string): Promise<RequestAnswer> {
  const [role] = [...office.practice.store.roles.all()].filter(({ slug }) => slug === 'no-backups')
  return action === 'api-key.create'
    ? ask(office.asker, {
        action,
        targets: [await office.resource('project', 'Staging')],
        params: { name, projectRoleId: role?.id },
      })
    : ask(office.asker, { action, targets: [await office.resource('api-key', 'staging-only')], params: { name } })
}

async function run(request: RequestAnswer, fault: Fault): Promise<RequestAnswer> {
  expect(request.status).toBe('approved')
  office.practice.requests.clear()
  office.practice.faults.add({ ...fault, first: 1 })
  await runThrough(request.id, clock)
  office.practice.faults.clear()
  return read(office.asker, request.id)
}

const sent = ({ method, path }: { method: string; path: string }) =>
  office.practice.requests.writes().filter((each) => each.method === method && matches(path, each.path)).length
const matches = (pattern: string, path: string) =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern
const keysCalled = (name: string) => [...office.practice.store.apiKeys.all()].filter((key) => key.name === name)

/** How a request ends whose key was to be made, how many such keys there are then, and what has to be said. */
function endOf({ comes, says }: Failure, action: KeyAction, name: string) {
  switch (comes) {
    case 'refused':
      return { status: 'failed', keys: 0, calls: 1, hasSecret: false, says: [says, 'This step did not happen.'] }
    case 'not-done':
      return {
        status: 'unknown',
        keys: 0,
        calls: 1,
        hasSecret: false,
        says: [
          'do not repeat. Raff’s answer was lost.',
          `If a key “${name}” turns up, nobody knows its secret: revoke it.`,
        ],
      }
    case 'unheard':
      return {
        status: 'failed',
        keys: 1,
        calls: 1,
        hasSecret: false,
        says: [
          `The key “${name}” was made, but its secret was lost`,
          'nobody knows it. Revoke this key, then ask again.',
        ],
      }
    case 'later': {
      const done = action === 'api-key.create'
      return { status: done ? 'done' : 'running', keys: 1, calls: 2, hasSecret: true, says: done ? ['Confirmed'] : [] }
    }
  }
}

describe.each(KEY_ACTIONS)('the call of %s that makes the key', (action) => {
  it.each(FAILURES)(
    'with $name ends as it is, makes no second key, and says what became of the secret',
    async (one) => {
      const name = `${action} ${one.name}`
      const after = await run(await askFor(action, name), { ...one.fault, ...MAKE })
      const { status, keys, calls, hasSecret, says } = endOf(one, action, name)
      expect(after).toMatchObject({ status, hasSecret })
      for (const words of says) expect(after.outcome).toContain(words)
      expect(keysCalled(name)).toHaveLength(keys)
      expect(sent(MAKE)).toBe(calls)
      // nothing follows a key that nobody can use, and the old one goes on working
      expect(sent(OPEN)).toBe(one.comes === 'later' ? 1 : 0)
      expect(sent(REMOVE)).toBe(0)
      expect(keysCalled('staging-only')).toMatchObject([{ isActive: true }])
    },
  )

  it('that turns up after nobody knew is said to be of no use', async () => {
    const name = `${action} late`
    const { id } = await run(await askFor(action, name), { kind: 'cut', ...MAKE })
    const [pattern] = keysCalled('staging-only')
    if (!pattern) throw new Error('staging-only is there')
    office.practice.store.apiKeys.add({ ...pattern, id: randomUUID(), name })
    const after = await office.asker.browser.json<RequestAnswer>('POST', `/api/requests/${id}/look`)
    expect(after).toMatchObject({ status: 'failed', hasSecret: false })
    expect(after.outcome).toContain(`The key “${name}” was made, but its secret was lost`)
    expect(sent(MAKE)).toBe(1)
  })

  it('with a yes that holds no secret says that it is lost', async () => {
    const name = `${action} mute`
    const after = await run(await askFor(action, name), { kind: 'missing-field', field: 'secret', ...MAKE })
    expect(after).toMatchObject({ status: 'failed', hasSecret: false })
    expect(after.outcome).toContain(`The key “${name}” was made, but its secret was lost`)
    expect(sent(MAKE)).toBe(1)
  })
})

describe.each([
  ['api-key.create', '403'],
  ['api-key.rotate', '503'],
] as const)('the call of %s that gives the key its project', (action, failing) => {
  it.each(FAILURES.filter(({ name }) => name === failing))(
    'with $name says that the new key is there all the same, and its secret can be seen',
    async ({ name: failure, fault, comes }) => {
      const name = `${action} without reach ${failure}`
      const after = await run(await askFor(action, name), { ...fault, ...OPEN })
      expect(after).toMatchObject({ status: comes === 'refused' ? 'failed' : 'unknown', hasSecret: true })
      expect(after.outcome).toContain(`The new key “${name}” was made, and stays. Revoke it if nobody is to use it.`)
      expect([sent(MAKE), sent(OPEN), sent(REMOVE)]).toEqual([1, 1, 0])
      expect(keysCalled('staging-only')).toMatchObject([{ isActive: true }])
    },
  )
})

describe('the call of api-key.rotate that removes the old key', () => {
  const END = {
    refused: { status: 'failed', there: 1, calls: 1, says: '' },
    'not-done': { status: 'unknown', there: 1, calls: 1, says: 'do not repeat. Raff’s answer was lost. Still there.' },
    unheard: { status: 'done', there: 0, calls: 1, says: 'Confirmed gone.' },
    later: { status: 'done', there: 0, calls: 2, says: 'Confirmed gone.' },
  }

  it.each(REMOVALS.map((one, place) => ({ ...one, old: fleetName(place) })))(
    'with $name ends as it is, and is not sent again',
    async ({ fault, comes, says, name: failure, old }) => {
      const name = `instead of ${old}`
      const targets = [await office.resource('api-key', old)]
      const request = await ask(office.asker, { action: 'api-key.rotate', targets, params: { name } })
      const waiting = await run(request, { ...fault, ...REMOVE })
      const step = waiting.steps.find(({ kind }) => kind === 'tick')?.step
      const body = { step, note: 'in the deploy job' }
      await office.asker.browser.json('POST', `/api/requests/${request.id}/confirmations`, body)
      for (const row of keysCalled(name))
        office.practice.store.apiKeys.change(row, { lastUsedAt: office.practice.clock.now() })
      office.practice.faults.add({ ...fault, ...REMOVE, first: 1 })
      await runThrough(request.id, clock)
      const after = await read(office.asker, request.id)
      const end = END[comes]
      expect(`${failure}: ${after.status}`).toBe(`${failure}: ${end.status}`)
      expect(after.outcome).toContain(end.says || says)
      expect(after.outcome).not.toContain('Revoke it')
      expect(keysCalled(old)).toHaveLength(end.there)
      expect([sent(MAKE), sent(REMOVE)]).toEqual([1, end.calls])
    },
  )
})
