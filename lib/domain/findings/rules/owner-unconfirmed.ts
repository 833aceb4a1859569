import { KINDS } from '../../inventory/kinds'
import type { Thing } from '../account-facts'
import { because, ago, span } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const ownerUnconfirmed: Rule = {
  code: 'owner-unconfirmed',
  area: 'ownership',
  title: 'Owners who have not confirmed it',
  explanation: 'People change their work. From time to time an owner says that a thing is still theirs.',
  leansOn: [],
  sentences: {
    'confirmed-never': '{owner} is named and has never confirmed it.',
    'confirmed-long-ago': '{owner} confirmed it {age} ago; asked for is every {allowed}.',
  },
  find: (facts, { confirmDays }, now) =>
    KINDS.flatMap((kind) => facts.things[kind] as readonly Thing[]).flatMap((thing) => {
      const { owner } = thing
      if (!owner || owner.gone) return []
      const at = owner.confirmedAt
      if (at && now.getTime() - at.getTime() <= confirmDays * DAY_MS) return []
      const over = at && new Date(at.getTime() + confirmDays * DAY_MS)
      return [
        {
          subject: subjectOf(thing),
          severity: 'low' as const,
          reasons: [
            at
              ? because('confirmed-long-ago', { owner: owner.name, age: ago(at), allowed: span(confirmDays * DAY_MS) })
              : because('confirmed-never', { owner: owner.name }),
          ],
          since: over && { after: over, by: over },
          monthlyCost: thing.monthlyCost,
        },
      ]
    }),
}
