import { FREE_BACKUPS } from '../../inventory/monthly-cost'
import { callOn, path } from '../call'
import { type Builder, refuse } from '../draft'
import { state } from '../say'
import { minutesOfDay, readRuntime, rhythmWords } from './schedule-time'

export const createSchedule: Builder<'backup-schedule.create'> = (server, times, look) => {
  const { name, raffId, facts } = server
  const { type, time, dayOfWeek, keepCount } = times
  if (facts.status === 'failure')
    return refuse('blocked', `${name} failed to come up: there is nothing on it that a schedule could copy.`)
  const schedules = look.schedulesOf(raffId)
  const same = schedules.find((schedule) => {
    const runs = readRuntime(schedule.facts.runtime)
    return (
      schedule.facts.type === type &&
      schedule.facts.keepCount === keepCount &&
      runs !== null &&
      minutesOfDay(runs.time) === minutesOfDay(time) &&
      runs.dayOfWeek === dayOfWeek
    )
  })
  if (same) return refuse('already', `${name} has just such a schedule already: ${same.name}.`)
  const disks = look
    .disksOf(raffId)
    .map((disk) => disk.name)
    .sort()
  const perGb = look.facts.prices.backupGbMonth
  const beside = schedules.map((schedule) => schedule.name).sort()
  const rhythm = rhythmWords(type, time, dayOfWeek)
  return {
    calls: [
      callOn(server, 'create', {
        method: 'POST',
        path: path`/backup-schedules`,
        body: {
          vm_id: raffId,
          type,
          time,
          ...(dayOfWeek !== null && { day_of_week: dayOfWeek }),
          keep_count: keepCount,
        },
        sentence: `Set up a backup of ${name} ${rhythm}.`,
        probe: {
          kind: 'new-schedule',
          serverId: raffId,
          name,
          type,
          time,
          dayOfWeek,
          keepCount,
          notAmong: schedules.map((schedule) => schedule.raffId).sort(),
        },
        again: 'never',
      }),
    ],
    lines: {
      does: [state('schedule-created', { server: name, rhythm, keep: keepCount })],
      affects: beside.length > 0 ? [state('schedule-beside-others', { server: name, schedules: beside })] : [],
      survives: [state('everything-stays', { server: name })],
      undo: [state('schedule-can-be-deleted', { server: name })],
      unknowns: disks.length > 0 ? [state('schedule-leaves-out-disks', { server: name, disks })] : [],
      money: [state('backup-price', { free: FREE_BACKUPS, passing: { perGbMonth: perGb } })],
    },
    undo: {
      possible: 'yes',
      request: {
        action: 'backup-schedule.delete',
        targets: [],
        madeBy: { step: 'create', kind: 'backup-schedule' },
        params: {},
      },
    },
    money:
      keepCount <= FREE_BACKUPS && schedules.length === 0
        ? { monthly: 0, source: 'free' }
        : { monthly: null, source: 'unknown' },
    fact: `${name} ${rhythm}, keep ${keepCount}`,
    leansOn: { failed: false, schedules: schedules.map((each) => each.raffId).sort(), beside, disks, price: perGb },
    looksAt: ['backup-schedule', 'volume'],
    difference: [{ what: 'Schedule', before: null, after: `${rhythm}, keeps ${keepCount}` }],
  }
}
