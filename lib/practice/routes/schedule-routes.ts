import type { Schedule, Weekday } from '../model'
import { nextRun, readTimeOfDay, WEEKDAYS } from '../next-run'
import { scheduleView } from '../views/copy-views'
import { type Answer, created, done, ok } from '../wire/answer'
import { badRequest } from '../wire/api-error'
import {
  type Body,
  choice,
  integer,
  optionalChoice,
  optionalInteger,
  optionalText,
  someOf,
  text,
  uuid,
} from '../wire/fields'
import { findInProject } from '../wire/find'
import { page } from '../wire/page'
import { type Call, listRoute, projectRoute } from '../wire/route'
import { newNumber, type World } from '../world'

export const scheduleRoutes = [
  listRoute('/api/v1/backup-schedules', 'backup.view', listSchedules),
  projectRoute('POST', '/api/v1/backup-schedules', 'backup_schedule.manage', create),
  projectRoute('GET', '/api/v1/backup-schedules/{id}', 'backup.view', (call) =>
    ok(scheduleView(call.world.store, scheduleIn(call))),
  ),
  projectRoute('PATCH', '/api/v1/backup-schedules/{id}', 'backup_schedule.manage', update),
  projectRoute('DELETE', '/api/v1/backup-schedules/{id}', 'backup_schedule.delete', remove),
]

const TYPES = ['daily', 'weekly'] as const

function scheduleIn(call: Call): Schedule {
  return findInProject(call, call.world.store.schedules, call.params.id ?? '', 'Backup schedule')
}

function listSchedules({ world, inScope, query }: Call): Answer {
  const vmId = query.get('vm_id')
  const found = world.store.schedules
    .newestFirst()
    .filter((schedule) => inScope(schedule.projectId) && (!vmId || schedule.vmId === vmId))
  return page(found, query, 50, (schedule) => scheduleView(world.store, schedule))
}

function create({ world, body, projectId, caller }: Call): Answer {
  const vm = world.store.vms.get(uuid(body, 'vm_id'))
  if (vm?.projectId !== projectId) throw badRequest('vm_id is not a VM of this project')
  const type = choice(body, 'type', TYPES)
  const timing = { type, ...timeIn(text(body, 'time')), day: dayFor(type, dayIn(body)) }
  const schedule = world.store.schedules.add({
    id: newNumber(world, 'schedule'),
    projectId,
    vmId: vm.id,
    name: `${vm.name} ${type}`,
    ...timing,
    keepCount: integer(body, 'keep_count', { min: 1 }),
    outcome: 'ready',
    createdBy: caller.userId,
    region: vm.region,
    createdAt: world.now,
    nextRunAt: nextRun(timing, world.now),
  })
  queueRun(world, schedule)
  return created(scheduleView(world.store, schedule))
}

function update(call: Call): Answer {
  const { world, body } = call
  const schedule = scheduleIn(call)
  someOf(body, ['type', 'time', 'day_of_week', 'keep_count'])
  const type = optionalChoice(body, 'type', TYPES) ?? schedule.type
  const time = optionalText(body, 'time')
  const { hour, minute } = time === undefined ? schedule : timeIn(time)
  const timing = { type, hour, minute, day: dayFor(type, dayIn(body) ?? schedule.day ?? undefined) }
  const keepCount = optionalInteger(body, 'keep_count', { min: 1 }) ?? schedule.keepCount
  world.store.schedules.change(schedule, { ...timing, keepCount, nextRunAt: nextRun(timing, world.now) })
  queueRun(world, schedule)
  return ok(scheduleView(world.store, schedule))
}

/** The copies it took stay. */
function remove(call: Call): Answer {
  call.world.store.schedules.remove(scheduleIn(call))
  return done('Backup schedule deleted')
}

function queueRun(world: World, schedule: Schedule): void {
  world.agenda.add({ at: schedule.nextRunAt, kind: 'schedule', id: schedule.id })
}

function timeIn(words: string): { hour: number; minute: number } {
  const time = readTimeOfDay(words)
  if (!time) throw badRequest('time must be a time of day like 8am or 13:00')
  return time
}

function dayIn(body: Body): Weekday | undefined {
  return optionalChoice(body, 'day_of_week', WEEKDAYS)
}

function dayFor(type: Schedule['type'], day: Weekday | undefined): Weekday | null {
  if (type === 'daily') return null
  if (day === undefined) throw badRequest('day_of_week is required for weekly schedules')
  return day
}
