import { describe, expect, it } from 'vitest'
import type { Backup, Schedule, State } from '../model'
import { nextRun } from '../next-run'
import { catchUp } from '../rules/catch-up'
import { plainState } from '../store'
import { openWorld } from '../world'
import { DAY_MS, HOUR_MS } from './draft'
import { makeCompany } from './make-company'
import { type PastSchedule, takePastCopies } from './take-past-copies'

const NOW = Date.UTC(2026, 4, 20, 12)
const VM = {
  id: 'a-server',
  name: 'web-01',
  projectId: 'a-project',
  planId: 1,
  addedStorage: 0,
  region: 'us-east' as const,
}

function nightly(changes: Partial<Schedule> = {}): Schedule {
  const timing = { type: 'daily' as const, hour: 3, minute: 0, day: null }
  return {
    id: 1,
    projectId: VM.projectId,
    vmId: VM.id,
    name: 'nightly',
    ...timing,
    keepCount: 5,
    outcome: 'ready',
    createdBy: null,
    region: 'us-east',
    createdAt: NOW - 100 * DAY_MS,
    nextRunAt: nextRun(timing, NOW),
    ...changes,
  }
}

function copiesOf(...schedules: PastSchedule[]): Backup[] {
  return takePastCopies({ seed: 'test', vm: VM, schedules, until: NOW })
}

const inWords = (copies: Backup[]) => copies.map((copy) => `${copy.status} ${copy.increment}`)

describe('the copies a schedule has left', () => {
  it('are its newest ones, one for each run, the oldest of them first of the series', () => {
    const copies = copiesOf({ schedule: nightly() })
    expect(inWords(copies)).toEqual(['ready 0', 'ready 96', 'ready 97', 'ready 98', 'ready 99'])
    expect(copies.map((copy) => (NOW - copy.createdAt) / HOUR_MS)).toEqual([105, 81, 57, 33, 9])
  })

  it('are as many as there were runs while it is young', () => {
    expect(inWords(copiesOf({ schedule: nightly({ createdAt: NOW - 2 * DAY_MS }) }))).toEqual(['ready 0', 'ready 1'])
    expect(copiesOf({ schedule: nightly({ createdAt: NOW - HOUR_MS }) })).toEqual([])
  })

  it('are the last good ones, then the failures, when its runs fail', () => {
    const copies = copiesOf({ schedule: nightly(), broken: { outcome: 'failed', since: NOW - 2 * DAY_MS } })
    expect(inWords(copies).slice(0, 2)).toEqual(['ready 0', 'ready 94'])
    expect(inWords(copies).slice(-3)).toEqual(['ready 97', 'failed 98', 'failed 99'])
    expect(copies).toHaveLength(7)
  })

  it('end in one that hangs and failures after it, when one got stuck', () => {
    const copies = copiesOf({ schedule: nightly(), broken: { outcome: 'stuck', since: NOW - 3 * DAY_MS } })
    expect(inWords(copies).slice(-3)).toEqual(['creating 97', 'failed 98', 'failed 99'])
  })

  it('simply end when its runs stopped without a trace', () => {
    const copies = copiesOf({ schedule: nightly(), broken: { outcome: 'skipped', since: NOW - 10 * DAY_MS } })
    expect(inWords(copies)).toEqual(['ready 0', 'ready 86', 'ready 87', 'ready 88', 'ready 89'])
    expect(NOW - (copies.at(-1)?.createdAt ?? 0)).toBeGreaterThan(10 * DAY_MS)
  })

  it('are points of one series when a server has two schedules', () => {
    const weekly = nightly({ id: 2, type: 'weekly', day: 'Sunday', hour: 5, keepCount: 2 })
    const copies = copiesOf({ schedule: nightly() }, { schedule: weekly })
    expect(new Set(copies.map((copy) => copy.seriesId)).size).toBe(1)
    const places = copies.map((copy) => copy.increment ?? -1)
    expect(places[0]).toBe(0)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(new Set(places).size).toBe(places.length)
  })
})

/** Copies of schedules nothing was or is wrong with, in words that leave out ids. */
function soundCopies(state: State): string[] {
  const broken = new Set(['shop-payments-01', 'shop-search-01', 'northlight-import-01', 'shop-cart-legacy-01'])
  const names = new Map(state.vms.filter((vm) => !broken.has(vm.name)).map((vm) => [vm.id, vm.name]))
  return state.backups
    .filter((copy) => copy.scheduleId !== null && names.has(copy.vmId))
    .map((copy) => `${copy.name} ${copy.scheduleId} ${copy.status} ${copy.increment} ${copy.createdAt}`)
    .sort()
}

it('the past of the company is what its schedules would have done, had the account been running', () => {
  const began = makeCompany({ seed: 'test', now: NOW, at: NOW - 12 * DAY_MS })
  const world = openWorld(began, { workSpeed: 1 })
  catchUp(world, NOW)
  const lived = soundCopies(plainState(world.store, NOW, null)).filter((words) => !words.startsWith('dev-demo-day'))
  const told = soundCopies(makeCompany({ seed: 'test', now: NOW })).filter((words) => !words.startsWith('dev-demo-day'))
  expect(told.length).toBeGreaterThan(200)
  expect(lived).toEqual(told)
})
