import { callOn, path } from '../call'
import { type Builder, type Draft, NO_MONEY } from '../draft'
import { state } from '../say'
import { readRuntime } from './schedule-time'

export const deleteSchedule: Builder<'backup-schedule.delete'> = (schedule, _, look) => {
  const { name, raffId, facts } = schedule
  const server = look.find('vm', facts.vmId)
  const runs = readRuntime(facts.runtime)
  const others = server
    ? look
        .schedulesOf(server.raffId)
        .filter((other) => other.raffId !== raffId && look.stays(other))
        .map((other) => other.name)
        .sort()
    : []
  const points = server ? look.backupsOf(server.raffId).filter((backup) => backup.facts.status === 'ready') : []
  const newestAt = points[0]?.facts.createdAt ?? null
  const isOrphan = !server && facts.vmId !== null && look.sees('vm', schedule.projectId)
  const isOnlyOne = server !== undefined && others.length === 0
  const readable = runs !== null && facts.keepCount !== null && (facts.type === 'daily' || facts.type === 'weekly')
  const draft: Draft = {
    calls: [
      callOn(schedule, 'delete', {
        method: 'DELETE',
        path: path`/backup-schedules/${raffId}`,
        sentence: `Delete the schedule ${name}.`,
        probe: { kind: 'gone', thing: { kind: 'backup-schedule', raffId }, name },
        again: 'never',
      }),
    ],
    lines: {
      does: [state('schedule-deleted', { schedule: name, server: server?.name ?? null })],
      stops: server && isOnlyOne ? [state('schedule-was-the-only-one', { server: server.name })] : [],
      affects: isOrphan ? [state('schedule-server-gone', { schedule: name })] : [],
      survives: [
        ...(server
          ? [state('taken-copies-stay', { server: server.name, passing: { points: points.length, newestAt } })]
          : []),
        ...(others.length > 0 ? [state('schedules-left', { schedules: others })] : []),
      ],
      undo: [
        readable && server
          ? state('schedule-can-come-back', { schedule: name })
          : state('schedule-cannot-be-read-back', { runtime: facts.runtime }),
      ],
      money: [state('costs-nothing', { name })],
    },
    undo: {
      possible: server ? (readable ? 'yes' : 'partly') : 'no',
      request:
        readable && server?.id
          ? {
              action: 'backup-schedule.create',
              targets: [server.id],
              madeBy: null,
              params: {
                type: facts.type,
                time: runs.time,
                ...(runs.dayOfWeek && { dayOfWeek: runs.dayOfWeek }),
                keepCount: facts.keepCount,
              },
            }
          : null,
    },
    money: NO_MONEY,
    fact: server
      ? `${server.name} is ${isOnlyOne ? 'not copied any more' : `still copied by ${others.join(', ')}`}`
      : name,
    leansOn: {
      type: facts.type,
      runtime: facts.runtime,
      keepCount: facts.keepCount,
      server: server ? [server.raffId, server.name, server.id] : null,
      isOrphan,
      others,
      points: points.length,
      newestAt,
    },
    looksAt: ['vm', 'backup-schedule'],
  }
  // nothing is copied any more, and nobody notices before it is needed
  return isOnlyOne
    ? { ...draft, level: 'high', reasons: [state('schedule-was-the-only-one', { server: server.name })] }
    : draft
}
