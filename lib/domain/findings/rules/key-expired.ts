import { keyStanding, momentOf } from '../key-age'
import { because, ago } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

export const keyExpired: Rule = {
  code: 'key-expired',
  area: 'keys',
  title: 'Keys that ended and are still there',
  explanation: 'It opens nothing any more. Removing it keeps the list short enough to be read.',
  leansOn: ['api-key'],
  sentences: { ended: 'It ended {age} ago and was not removed.' },
  find: (facts, _, now) =>
    facts.things['api-key'].flatMap((key) => {
      const ended = momentOf(key.facts.expiresAt)
      if (!ended || keyStanding(key, now) !== 'expired') return []
      return [
        {
          subject: subjectOf(key),
          severity: 'medium' as const,
          reasons: [because('ended', { age: ago(ended) })],
          since: { after: ended, by: ended },
          actions: [{ action: 'api-key.revoke' as const, targets: [key.id] }],
        },
      ]
    }),
}
