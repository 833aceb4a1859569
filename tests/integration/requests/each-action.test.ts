import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RequestAnswer } from '@/lib/contracts/requests'
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

afterAll(() => office.close())

async function carryOut({ action, target, params = {} }: ActionCase) {
  let request = await ask(office.asker, { action, targets: [await target(office)], params })
  if (request.status === 'waiting') request = await approve(office.ann, request)
  expect(request.status).toBe('approved')
  const before = office.practice.requests.writes().length
  await runThrough(request.id, clock)
  const sent = office.practice.requests.writes().slice(before)
  return { request, sent, after: await read(office.asker, request.id) }
}

const callsOf = (calls: readonly { method: string; path: string }[]) =>
  calls.map(({ method, path }) => `${method} ${path}`)
const statesOf = ({ status, steps }: RequestAnswer) => ({ status, steps: steps.map(({ state }) => state) })

describe('each action', () => {
  it.each(ACTION_CASES)(
    '$action goes from asking to confirmed, by exactly the calls that were agreed on',
    async (one) => {
      if (one.readAgain) await readAgain(office)
      const { request, sent, after } = await carryOut(one)
      expect(statesOf(after)).toEqual({ status: 'done', steps: after.steps.map(() => 'confirmed') })
      expect(after.outcome).toMatch(/Confirmed|image is saved/)
      expect(callsOf(sent)).toEqual(callsOf(request.plan.calls))
    },
  )
})
