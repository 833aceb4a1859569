import type { Json } from '../../canonical-json'
import { callOn, path } from '../call'
import { type Builder, NO_MONEY, refuse } from '../draft'
import type { ScheduleParams } from '../params'
import type { SideBySide } from '../plan'
import type { PlanThing } from '../plan-facts'
import { type Statement, state } from '../say'
import { minutesOfDay, readRuntime } from './schedule-time'

export const updateSchedule: Builder<'backup-schedule.update'> = (schedule, wanted, look) => {
  const { name, raffId, facts } = schedule
  const type = wanted.type ?? facts.type
  const runs = readRuntime(facts.runtime)
  const dayOfWeek = wanted.dayOfWeek ?? runs?.dayOfWeek ?? null
  if (type === 'weekly' && dayOfWeek === null)
    return refuse('invalid', `On which day ${name} should run is missing.`, 'dayOfWeek')
  if (type === 'daily' && wanted.dayOfWeek)
    return refuse('invalid', `${name} runs every day, so it has no day of the week.`, 'dayOfWeek')
  const difference = differenceOf(schedule, wanted)
  if (difference.length === 0) return refuse('already', `${name} is set up like that already.`)
  const server = look.find('vm', facts.vmId)
  const serverName = server?.name ?? null
  const changes = difference.map(({ what, before, after }) => `${what.toLowerCase()} from ${before} to ${after}`)
  const before = valuesNow(schedule)
  return {
    calls: [
      callOn(schedule, 'change', {
        method: 'PATCH',
        path: path`/backup-schedules/${raffId}`,
        body: bodyOf({
          ...wanted,
          ...(type === 'weekly' && wanted.type === 'weekly' && dayOfWeek && { dayOfWeek }),
        }),
        sentence: `Change the schedule ${name}: ${changes.join('; ')}.`,
        probe: {
          kind: 'schedule',
          scheduleId: raffId,
          name,
          type,
          time: wanted.time ?? null,
          dayOfWeek: type === 'weekly' ? dayOfWeek : null,
          keepCount: wanted.keepCount ?? null,
        },
        again: 'unseen',
      }),
    ],
    lines: {
      does: [state('schedule-changed', { schedule: name, changes })],
      affects: lossesOf(schedule, wanted, serverName ?? 'its server'),
      survives: serverName === null ? [] : [state('source-stays', { source: serverName })],
      undo: [
        before
          ? state('schedule-can-be-changed-back', { schedule: name })
          : state('schedule-cannot-be-read-back', { runtime: facts.runtime }),
      ],
      unknowns: server || facts.vmId === null ? [] : [state('schedule-server-gone', { schedule: name })],
      money: [],
    },
    undo: {
      possible: 'partly',
      request:
        before && schedule.id !== null
          ? {
              action: 'backup-schedule.update',
              targets: [schedule.id],
              madeBy: null,
              params: before as Json,
            }
          : null,
    },
    money: wanted.keepCount === undefined ? NO_MONEY : { monthly: null, source: 'unknown' },
    fact: changes.join('; '),
    leansOn: { type: facts.type, runtime: facts.runtime, keepCount: facts.keepCount, server: serverName },
    looksAt: ['vm'],
    difference,
  }
}

function differenceOf(schedule: PlanThing<'backup-schedule'>, wanted: ScheduleParams): SideBySide[] {
  const { facts } = schedule
  const runs = readRuntime(facts.runtime)
  const rows: SideBySide[] = []
  if (wanted.type !== undefined && wanted.type !== facts.type)
    rows.push({ what: 'Rhythm', before: facts.type, after: wanted.type })
  if (wanted.time !== undefined && (!runs || minutesOfDay(runs.time) !== minutesOfDay(wanted.time)))
    rows.push({ what: 'Time', before: runs?.time ?? facts.runtime ?? 'unknown', after: wanted.time })
  if (wanted.dayOfWeek !== undefined && runs?.dayOfWeek !== wanted.dayOfWeek)
    rows.push({ what: 'Day', before: runs?.dayOfWeek ?? 'none', after: wanted.dayOfWeek })
  if (wanted.keepCount !== undefined && wanted.keepCount !== facts.keepCount)
    rows.push({ what: 'Copies kept', before: String(facts.keepCount ?? 'unknown'), after: String(wanted.keepCount) })
  return rows
}

function lossesOf(
  { facts }: PlanThing<'backup-schedule'>,
  { type, keepCount }: ScheduleParams,
  server: string,
): Statement[] {
  const fewer =
    keepCount !== undefined && facts.keepCount !== null && keepCount < facts.keepCount
      ? [state('schedule-keeps-fewer', { server, from: facts.keepCount, to: keepCount })]
      : []
  const rarer = type === 'weekly' && facts.type === 'daily' ? [state('schedule-rarer', { server })] : []
  return [...fewer, ...rarer]
}

/** Everything as it is, to be able to set it back; null where the prose cannot be read. */
function valuesNow({ facts }: PlanThing<'backup-schedule'>): Record<string, Json> | null {
  const runs = readRuntime(facts.runtime)
  if (!runs || facts.keepCount === null || (facts.type !== 'daily' && facts.type !== 'weekly')) return null
  return {
    type: facts.type,
    time: runs.time,
    ...(facts.type === 'weekly' && runs.dayOfWeek && { dayOfWeek: runs.dayOfWeek }),
    keepCount: facts.keepCount,
  }
}

function bodyOf({ type, time, dayOfWeek, keepCount }: ScheduleParams): Json {
  return {
    ...(type !== undefined && { type }),
    ...(time !== undefined && { time }),
    ...(dayOfWeek !== undefined && { day_of_week: dayOfWeek }),
    ...(keepCount !== undefined && { keep_count: keepCount }),
  }
}
