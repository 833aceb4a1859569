import { keyStanding, momentOf, ourConnection } from '../key-age'
import { because, ahead } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const keyEndsSoon: Rule = {
  code: 'key-ends-soon',
  area: 'keys',
  title: 'Keys that end soon',
  explanation:
    'Whatever uses the key stops on that day. Hand over a new one before, or let it end if nothing needs it.',
  leansOn: ['api-key'],
  sentences: {
    'ends-soon': 'It ends in {left}. Whatever uses it stops then.',
    'is-ours': 'Stocktake itself uses it, as “{connection}”.',
  },
  find: (facts, { expiresSoonDays }, now) =>
    facts.things['api-key'].flatMap((key) => {
      const ends = momentOf(key.facts.expiresAt)
      if (!ends || keyStanding(key, now) !== 'active') return []
      if (ends.getTime() - now.getTime() > expiresSoonDays * DAY_MS) return []
      const ours = ourConnection(facts, key)
      const begun = new Date(ends.getTime() - expiresSoonDays * DAY_MS)
      return [
        {
          subject: subjectOf(key),
          severity: 'high' as const,
          reasons: [
            because('ends-soon', { left: ahead(ends) }),
            ...(ours ? [because('is-ours', { connection: ours.name })] : []),
          ],
          since: { after: begun, by: begun },
          actions: [{ action: 'api-key.rotate' as const, targets: [key.id] }],
        },
      ]
    }),
}
