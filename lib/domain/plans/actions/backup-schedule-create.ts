import { type ActionPlan, draftOf } from '../action-plan'
import { readingOf } from '../facts'
import { line, missing } from '../plan-shape'
import { call, step } from '../steps'
import { timesBody, timesWords } from './schedule-times'

export const backupScheduleCreate: ActionPlan<'backup-schedule.create', 'vm'> = {
  action: 'backup-schedule.create',
  kind: 'vm',
  needs: ['schedules'],
  draft(server, params) {
    const { raffId: id, name, projectId } = server
    const schedules = readingOf(server, 'schedules')
    const others = schedules.known ? schedules.value : []
    return draftOf({
      steps: [
        step(server, {
          sentence: `Back up ${name} ${timesWords(params)}.`,
          call: call`POST /backup-schedules`({ projectId, body: { vm_id: id, ...timesBody(params) } }),
          proof: {
            see: 'new-schedule',
            id,
            runtime: null,
            type: params.type,
            keepCount: params.keepCount,
            projectId: projectId ?? '',
          },
        }),
      ],
      survives: [
        line('The copies that are there stay.', 'copies stay'),
        ...others.map((each) => line(`The schedule ${each.facts.name} goes on beside it.`, `schedule ${each.id}`)),
      ],
      undo: { possible: true, until: null, sentence: 'Delete the schedule. What it has copied stays.', request: null },
      money: { monthly: null, sentence: 'The three newest backups are free; older ones cost by their size.' },
      unknowns: schedules.known
        ? []
        : [missing(`Its other schedules could not be read: ${schedules.why}`, 'schedules unread')],
      warnings: ['It does not copy the disks attached to the server, only its system disk.'],
      basis: { name, schedules: others.map((each) => each.id).sort() },
    })
  },
}
