import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RequestAnswer } from '@/lib/contracts/requests'
import type { Fault } from '@/lib/practice/faults/fault'
import { ACTION_CASES, type ActionCase, readAgain, withLooseThings } from '../../support/action-cases'
import {
  approve,
  ask,
  type Office,
  openOffice,
  read,
  runThrough,
  type SharedClock,
  sharedClock,
} from '../../support/requests'

let office: Office
let clock: SharedClock

beforeAll(async () => {
  office = await openOffice({ change: withLooseThings })
  await readAgain(office)
  clock = sharedClock(office.practice)
})

afterEach(() => office.practice.faults.clear())
afterAll(() => office.close())

/** From asking to its end, with this fault in force once it is approved. */
async function carryOut({ action, target, params = {} }: ActionCase, fault?: Fault) {
  let request = await ask(office.asker, { action, targets: [await target(office)], params })
  if (request.status === 'waiting') request = await approve(office.ann, request)
  expect(request.status).toBe('approved')
  if (fault) office.practice.faults.add(fault)
  const before = office.practice.requests.writes().length
  await runThrough(request.id, clock)
  office.practice.faults.clear()
  const sent = office.practice.requests.writes().slice(before)
  return { request, sent, after: await read(office.asker, request.id) }
}

const callsOf = (calls: readonly { method: string; path: string }[]) =>
  calls.map(({ method, path }) => `${method} ${path}`)
const statesOf = ({ status, steps }: RequestAnswer) => ({ status, steps: steps.map(({ state }) => state) })

describe('each action', () => {
  it.each(ACTION_CASES)(
    '$action: refused by Raff it says so and is sent once; then it goes from asking to confirmed',
    async (one) => {
      if (one.readAgain) await readAgain(office)
      const refused = await carryOut(one, { kind: 'forbidden', method: 'write' })
      expect(refused.after).toMatchObject({
        status: 'failed',
        outcome: expect.stringContaining('This step did not happen.'),
      })
      expect(refused.sent).toHaveLength(1)

      const { request, sent, after } = await carryOut(one)
      expect(statesOf(after)).toEqual({ status: 'done', steps: after.steps.map(() => 'confirmed') })
      expect(after.outcome).toMatch(/Confirmed|image is saved/)
      expect(callsOf(sent)).toEqual(callsOf(request.plan.calls))
    },
  )
})
