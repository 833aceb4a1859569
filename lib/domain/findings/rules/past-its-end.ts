import type { Action } from '../../plans/action-words'
import type { Kind } from '../../inventory/kinds'
import type { Thing } from '../account-facts'
import { because, ago, onDay } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'
import { endOfDay, endOfTag } from '../tag-conventions'

/** Kinds for which people say an end, and what then ends them. */
const ENDED_BY = {
  vm: 'vm.delete',
  volume: 'volume.delete',
  snapshot: 'snapshot.delete',
  ip: 'ip.release',
  'api-key': 'api-key.deactivate',
} as const satisfies Partial<Record<Kind, Action>>

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
    (Object.keys(ENDED_BY) as (keyof typeof ENDED_BY)[]).flatMap((kind) =>
      (facts.things[kind] as readonly Thing[]).flatMap((thing) => {
        const tag = endOfTag(thing.tags, conventions)
        const dated = thing.endsOn ? endOfDay(thing.endsOn) : null
        // what people said here is newer than what somebody once tagged
        const over = dated ?? tag?.at ?? null
        if (!over || over > now) return []
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
            saves: [thing],
            actions: [{ action: ENDED_BY[kind], targets: [thing.id] }],
          },
        ]
      }),
    ),
}
