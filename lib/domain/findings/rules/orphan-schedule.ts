import { find, findGone } from '../look-up'
import { ago, because } from '../reason'
import type { Rule } from '../rule'
import { sees } from '../sight'
import { subjectOf } from '../subject'

export const orphanSchedule: Rule = {
  code: 'orphan-schedule',
  area: 'backups',
  title: 'Schedules of servers that are gone',
  explanation: 'The server is gone, and its schedule is still there. It does nothing any more and can be deleted.',
  leansOn: ['backup-schedule', 'vm'],
  sentences: {
    'schedule-server-gone': 'It is meant to copy {server}, which was gone when we looked {gone} ago.',
    'schedule-server-unknown': 'It is meant to copy a server that is not there any more.',
    'schedule-server-unseen': 'We never saw that server: it went before we began watching.',
  },
  find: (facts) =>
    facts.things['backup-schedule'].flatMap((schedule) => {
      const server = schedule.parent
      if (!server || schedule.missing || find(facts, 'vm', server.raffId)) return []
      const gone = findGone(facts, 'vm', server.raffId)
      // it may be where we cannot look
      if (!gone && !sees(facts, 'vm')) return []
      const since = gone?.goneAt ? { after: null, by: gone.goneAt } : schedule.firstSeen
      return [
        {
          subject: subjectOf(schedule),
          severity: 'medium' as const,
          reasons: [
            gone?.goneAt
              ? because('schedule-server-gone', { server: gone.name, gone: ago(gone.goneAt) })
              : because('schedule-server-unknown'),
          ],
          unknowns: gone ? [] : [because('schedule-server-unseen')],
          since,
          actions: [{ action: 'backup-schedule.delete' as const, targets: [schedule.id] }],
        },
      ]
    }),
}
