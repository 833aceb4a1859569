import { afterAll, beforeAll, expect, it } from 'vitest'
import { ACTION_CASES, readAgain, withLooseThings } from '../../support/action-cases'
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

/** Raff lists no images, so nobody can tell. */
const UNTOLD = new Set(['vm.save-image'])

it.each(ACTION_CASES)(
  '$action, with every answer lost, is found out by looking and sent no second time',
  async ({ action, target, params = {}, readAgain: again }) => {
    if (again) await readAgain(office)
    let request = await ask(office.asker, { action, targets: [await target(office)], params })
    if (request.status === 'waiting') request = await approve(office.ann, request)
    office.practice.faults.add({ kind: 'answer-lost', method: 'write', instead: 'cut' })
    const before = office.practice.requests.writes().length
    await runThrough(request.id, clock)
    office.practice.faults.clear()
    const after = await read(office.asker, request.id)
    expect(after.status).toBe(UNTOLD.has(action) ? 'unknown' : 'done')
    expect(office.practice.requests.writes().length - before).toBe(request.plan.calls.length)
  },
)
