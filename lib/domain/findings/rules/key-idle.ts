import { keyStanding, momentOf } from '../key-age'
import { because, ago } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const keyIdle: Rule = {
  code: 'key-idle',
  area: 'keys',
  title: 'Keys that are not used any more',
  explanation: 'Whatever used it seems to have stopped. Switching it off can be taken back, and tells for certain.',
  leansOn: ['api-key'],
  sentences: {
    'last-used': 'Last used {age} ago.',
    'last-used-long': 'Last used {age} ago: it is surely not part of daily work.',
    'rare-use': 'Whether something uses it once a quarter or once a year, Raff does not tell.',
  },
  find: (facts, { idleDays, longIdleDays }, now) =>
    facts.things['api-key'].flatMap((key) => {
      const used = momentOf(key.facts.lastUsedAt)
      if (!used || keyStanding(key, now) !== 'active') return []
      const idleMs = now.getTime() - used.getTime()
      if (idleMs < Math.min(idleDays, longIdleDays) * DAY_MS) return []
      const code = idleMs >= longIdleDays * DAY_MS ? 'last-used-long' : 'last-used'
      return [
        {
          subject: subjectOf(key),
          severity: 'medium' as const,
          reasons: [because(code, { age: ago(used) })],
          unknowns: [because('rare-use')],
          since: { after: used, by: used },
          actions: [{ action: 'api-key.deactivate' as const, targets: [key.id] }],
        },
      ]
    }),
}
