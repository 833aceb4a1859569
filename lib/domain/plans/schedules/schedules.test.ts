import { describe, expect, it } from 'vitest'
import { given, planFacts, thePlan, theRefusals } from '@/tests/support/plan-facts'
import { minutesOfDay, readRuntime } from './schedule-time'

const server = given('vm', 'vm1')
const schedule = given('backup-schedule', '3')

describe('when a schedule runs', () => {
  it.each([
    ['Daily at 8am', { time: '8am', dayOfWeek: null }],
    ['Saturday 8:30pm', { time: '8:30pm', dayOfWeek: 'Saturday' }],
    ['every Monday at 13:00', { time: '13:00', dayOfWeek: 'Monday' }],
    ['now and then', null],
    [null, null],
  ])('%s', (runtime, read) => expect(readRuntime(runtime)).toEqual(read))

  it.each([
    ['8am', 480],
    ['08:00', 480],
    ['12am', 0],
    ['12pm', 720],
    ['25:00', null],
    ['8', null],
  ])('%s is minute %s', (time, minute) => expect(minutesOfDay(time)).toBe(minute))
})

describe('setting up a schedule', () => {
  const weekly = { type: 'weekly', time: '8am', dayOfWeek: 'Saturday', keepCount: 4 }

  it('sends what Raff asks for', () => {
    expect(thePlan('backup-schedule.create', planFacts([server]), weekly).calls[0]?.body).toEqual({
      vm_id: 'vm1',
      type: 'weekly',
      time: '8am',
      day_of_week: 'Saturday',
      keep_count: 4,
    })
  })

  it('is not done twice', () => {
    const same = { type: 'daily', time: '08:00', keepCount: 7 }
    expect(theRefusals('backup-schedule.create', planFacts([server], { beside: [schedule] }), same)).toMatchObject([
      { code: 'already' },
    ])
  })

  it.each([
    [{ type: 'weekly', time: '8am', keepCount: 4 }, 'dayOfWeek'],
    [{ type: 'daily', time: '99', keepCount: 4 }, 'time'],
    [{ type: 'daily', time: '8am', keepCount: 0 }, 'keepCount'],
    [{ type: 'daily', time: '8am', keepCount: 4, keep: 3 }, 'keep'],
  ])('%o is wrong in %s', (params, field) => {
    expect(theRefusals('backup-schedule.create', planFacts([server]), params)).toMatchObject([
      { code: 'invalid', field },
    ])
  })
})

describe('changing a schedule', () => {
  const facts = planFacts([schedule], { beside: [server] })

  it('warns when fewer copies are kept, and when they become rarer', () => {
    expect(thePlan('backup-schedule.update', facts, { keepCount: 2 }).affects.join()).toContain('deleted for good')
    const rarer = thePlan('backup-schedule.update', facts, { type: 'weekly', dayOfWeek: 'Sunday' })
    expect(rarer.affects.join()).toContain('less often')
  })

  it('is refused when it is so already, or the day is missing', () => {
    expect(theRefusals('backup-schedule.update', facts, { time: '08:00' })).toMatchObject([{ code: 'already' }])
    expect(theRefusals('backup-schedule.update', facts, { type: 'weekly' })).toMatchObject([
      { code: 'invalid', field: 'dayOfWeek' },
    ])
  })

  it('can be set back to exactly what it was', () => {
    const { undo } = thePlan('backup-schedule.update', facts, { keepCount: 2 })
    expect(undo.request).toMatchObject({ params: { type: 'daily', time: '8am', keepCount: 7 } })
  })
})

describe('deleting a schedule', () => {
  it('is high risk when it is the only one, and says so', () => {
    const plan = thePlan('backup-schedule.delete', planFacts([schedule], { beside: [server] }))
    expect(plan.risk.level).toBe('high')
    expect(plan.stops.join()).toContain('only schedule')
    expect(plan.undo.request).toMatchObject({ action: 'backup-schedule.create', targets: ['id-vm-vm1'] })
  })

  it('is medium beside another one, and high again when both go', () => {
    const other = given('backup-schedule', '4', { name: 'weekly' })
    const one = thePlan('backup-schedule.delete', planFacts([schedule], { beside: [server, other] }))
    expect(one.risk.level).toBe('medium')
    expect(thePlan('backup-schedule.delete', planFacts([schedule, other], { beside: [server] })).risk.level).toBe(
      'high',
    )
  })

  it('of a server that is gone is medium: it does nothing any more', () => {
    const plan = thePlan('backup-schedule.delete', planFacts([schedule]))
    expect(plan.risk.level).toBe('medium')
    expect(plan.affects.join()).toContain('does nothing')
  })
})
