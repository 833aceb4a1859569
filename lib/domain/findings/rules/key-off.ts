import { durationSince } from '../../inventory/since'
import { keyStanding } from '../key-age'
import { because, since } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const keyOff: Rule = {
  code: 'key-off',
  area: 'keys',
  title: 'Keys that are switched off',
  explanation:
    'It was switched off, and nobody has missed it since. Removing it makes sure that nobody switches it on again.',
  leansOn: ['api-key'],
  sentences: { 'off-since': 'Seen switched off for {since}, and not removed.' },
  find: (facts, { offDays }, now) =>
    facts.things['api-key'].flatMap((key) => {
      if (keyStanding(key, now) !== 'off') return []
      if (durationSince(key.statusSince, key.createdAt, now).atLeastMs < offDays * DAY_MS) return []
      return [
        {
          subject: subjectOf(key),
          severity: 'medium' as const,
          reasons: [because('off-since', { since: since(key.statusSince) })],
          since: key.statusSince,
          actions: [
            { action: 'api-key.revoke' as const, targets: [key.id] },
            { action: 'api-key.activate' as const, targets: [key.id] },
          ],
        },
      ]
    }),
}
