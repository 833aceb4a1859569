import { KINDS } from '../../inventory/kinds'
import type { Thing } from '../account-facts'
import { because, ago, onDay } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'
import { endOfDay, startOfDay } from '../tag-conventions'

export const reviewDue: Rule = {
  code: 'review-due',
  area: 'ownership',
  title: 'To be looked at again',
  explanation: 'Somebody chose a day for looking at it again, and it has come. Look, then set the next day or none.',
  leansOn: [],
  sentences: {
    'review-today': 'It is to be looked at again on {day}.',
    'review-over': 'It was to be looked at again by {day}, which ended {age} ago.',
  },
  find: (facts, _policy, now) =>
    KINDS.flatMap((kind) => facts.things[kind] as readonly Thing[]).flatMap((thing) => {
      if (!thing.reviewOn) return []
      const [begins, ends] = [startOfDay(thing.reviewOn), endOfDay(thing.reviewOn)]
      if (begins > now) return []
      const day = onDay(begins)
      return [
        {
          subject: subjectOf(thing),
          severity: 'medium' as const,
          reasons: [ends > now ? because('review-today', { day }) : because('review-over', { day, age: ago(ends) })],
          since: { after: begins, by: begins },
          monthlyCost: thing.monthlyCost,
        },
      ]
    }),
}
