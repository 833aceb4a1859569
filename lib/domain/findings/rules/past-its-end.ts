import type { Action } from '../../plans/action-words'
import { KINDS, type Kind } from '../../inventory/kinds'
import { isOwnable } from '../../ownership/ownable'
import type { Thing } from '../account-facts'
import { because, ago, onDay } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'
import { endOfDay, endOfTag } from '../tag-conventions'

/** What ends it; null: Stocktake has no action that does. What nobody can answer for has no end either. */
const ENDED_BY: Record<Kind, Action | null> = {
  vm: 'vm.delete',
  volume: 'volume.delete',
  snapshot: 'snapshot.delete',
  backup: 'backup.delete',
  'backup-schedule': 'backup-schedule.delete',
  ip: 'ip.release',
  'api-key': 'api-key.deactivate',
  vpc: null,
  'security-group': null,
  'ssh-key': null,
  project: null,
  member: null,
  invitation: null,
  role: null,
}

export const pastItsEnd: Rule = {
  code: 'past-its-end',
  area: 'stale',
  title: 'Past the date it was meant to end',
  explanation:
    'Somebody said when it would no longer be needed, and that day is over. Either it can go, or the date should be moved.',
  leansOn: ['vm'],
  sentences: {
    'tag-over': 'Its tag {tag} ran out {age} ago.',
    'date-over': 'It was meant to end on {day}, {age} ago.',
    'date-old': 'Whether the date still holds is for its owner to say.',
  },
  find: (facts, { conventions }, now) =>
    KINDS.filter(isOwnable).flatMap((kind) =>
      (facts.things[kind] as readonly Thing[]).flatMap((thing) => {
        const tag = endOfTag(thing.tags, conventions)
        const dated = thing.endsOn ? endOfDay(thing.endsOn) : null
        // what people said here is newer than what somebody once tagged
        const over = dated ?? tag?.at ?? null
        if (!over || over > now) return []
        const action = ENDED_BY[kind]
        const reason = dated
          ? because('date-over', { day: onDay(thing.endsOn as Date), age: ago(over) })
          : because('tag-over', { tag: `${conventions.expires}=${tag?.text ?? ''}`, age: ago(over) })
        return [
          {
            subject: subjectOf(thing),
            severity: 'medium' as const,
            reasons: [reason],
            unknowns: [because('date-old')],
            since: { after: over, by: over },
            monthlyCost: thing.monthlyCost,
            // a project costs what is in it, which is counted there
            saves: action === null ? [] : [thing],
            actions: action === null ? [] : [{ action, targets: [thing.id] }],
          },
        ]
      }),
    ),
}
