import { keyStanding, momentOf } from '../key-age'
import { because, ago } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const keyNeverUsed: Rule = {
  code: 'key-never-used',
  area: 'keys',
  title: 'Keys that were never used',
  explanation: 'Nothing has ever used it. Switching it off can be taken back, and tells for certain.',
  leansOn: ['api-key'],
  sentences: {
    'never-used': 'Made {age} ago and never used, as far as Raff tells.',
    'who-has-it': 'Whether somebody keeps it for later, Raff does not tell.',
  },
  find: (facts, { neverUsedDays }, now) =>
    facts.things['api-key'].flatMap((key) => {
      if (momentOf(key.facts.lastUsedAt) || !key.createdAt || keyStanding(key, now) !== 'active') return []
      if (now.getTime() - key.createdAt.getTime() < neverUsedDays * DAY_MS) return []
      return [
        {
          subject: subjectOf(key),
          severity: 'medium' as const,
          reasons: [because('never-used', { age: ago(key.createdAt) })],
          unknowns: [because('who-has-it')],
          since: { after: key.createdAt, by: key.createdAt },
          actions: [{ action: 'api-key.deactivate' as const, targets: [key.id] }],
        },
      ]
    }),
}
