import { type ActionPlan, draftOf } from '../action-plan'
import { copiesFact } from '../copies'
import { readingOf } from '../facts'
import { line, missing } from '../plan-shape'
import { call, step } from '../steps'
import { counted, daysOld } from '../words'

export const backupScheduleDelete: ActionPlan<'backup-schedule.delete', 'backup-schedule'> = {
  action: 'backup-schedule.delete',
  kind: 'backup-schedule',
  needs: ['server', 'schedules', 'backups'],
  draft(schedule, _, now) {
    const { raffId: id, name, projectId, facts } = schedule
    const server = readingOf(schedule, 'server')
    const schedules = readingOf(schedule, 'schedules')
    const backups = readingOf(schedule, 'backups')
    const orphan = server.known && server.value === null
    const of = server.known ? (server.value?.facts.name ?? 'a server that is gone') : 'its server'
    const others = schedules.known ? schedules.value.filter((each) => each.id !== id) : []
    const known = backups.known
    const ready = backups.known ? backups.value.filter((each) => each.facts.status === 'ready') : []
    ready.sort((a, b) => (b.facts.createdAt ?? '').localeCompare(a.facts.createdAt ?? ''))
    const newest = ready[0] ?? null
    return draftOf({
      steps: [
        step(schedule, {
          sentence: `Delete the backup schedule ${name} of ${of}.`,
          call: call`DELETE /backup-schedules/${id}`({ projectId }),
          proof: { see: 'gone', kind: 'backup-schedule', id, projectId },
        }),
      ],
      stops: orphan
        ? [line('Nothing: its server is gone, so it does nothing.', 'does nothing')]
        : [
            line(
              `New backups of ${of}${others.length > 0 ? ' by this schedule' : ': nothing else backs it up'}.`,
              `backups stop ${others.length > 0}`,
            ),
          ],
      affects: orphan ? [] : [line(`Whoever counts on ${of} being backed up.`)],
      survives: [
        ...(newest
          ? [
              line(
                `${counted(ready.length, 'restore point')} that are there, the newest ${daysOld(newest.facts.createdAt, now)}.`,
                'copies stay',
              ),
            ]
          : []),
        ...others.map((each) => line(`The schedule ${each.facts.name}.`, `schedule ${each.id}`)),
      ],
      undo: {
        possible: true,
        until: null,
        sentence: 'Make a schedule like it again. Days without a backup stay without one.',
        request: null,
      },
      money: { monthly: 0, sentence: 'A schedule costs nothing; the copies that stay cost as before.' },
      unknowns: [
        ...(schedules.known
          ? []
          : [missing(`Other schedules of ${of} could not be read: ${schedules.why}`, 'schedules unread')]),
        ...(server.known ? [] : [missing(`Its server could not be read: ${server.why}`, 'server unread')]),
      ],
      confirmation: orphan
        ? { fact: `${name}, its server is gone`, why: 'Nothing is backed up by it any more.' }
        : {
            fact: `${of}, ${copiesFact({ known, ready, newest })}`,
            why: 'From then on no newer one comes from this schedule.',
          },
      basis: {
        name,
        type: facts.type,
        runtime: facts.runtime,
        vmId: facts.vmId,
        orphan,
        others: others.map((each) => each.id).sort(),
      },
    })
  },
}
