import { ageOfSecret, allowedSecretDays, keyStanding } from '../key-age'
import { keyPowers } from '../key-powers'
import { because, ago, type Reason, span } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const keyOldSecret: Rule = {
  code: 'key-old-secret',
  area: 'keys',
  title: 'Keys with an old secret',
  explanation:
    'The older a secret is, the more places have seen it. Replacing it step by step needs no downtime: a new key is handed over before the old one stops.',
  leansOn: ['api-key'],
  sentences: {
    'secret-old': 'Its secret is {age} old; allowed are {allowed}.',
    'key-old': 'The key is {age} old; a secret may be {allowed} old.',
    'secret-unwatched':
      'Raff does not tell whether the secret was replaced before we began watching, {watched} ago: it may be younger than the key.',
  },
  find: (facts, policy, now) =>
    facts.things['api-key'].flatMap((key) => {
      if (keyStanding(key, now) !== 'active') return []
      const age = ageOfSecret(facts, key, now)
      const allowedMs = allowedSecretDays(policy, keyPowers(facts, key)) * DAY_MS
      const isSure = age.atLeastMs > allowedMs
      // what was seen to be replaced is at least so old; before we watched it may be as old as the key
      if (!isSure && (age.how !== 'watched' || age.atMostMs === null || age.atMostMs <= allowedMs)) return []
      // since when it has been the same at the least, or since when it may have been
      const made = new Date(now.getTime() - (isSure ? age.atLeastMs : (age.atMostMs ?? 0)))
      const reason: Reason = because(isSure ? 'secret-old' : 'key-old', { age: ago(made), allowed: span(allowedMs) })
      const over = new Date(made.getTime() + allowedMs)
      return [
        {
          subject: subjectOf(key),
          severity: 'medium' as const,
          reasons: [reason],
          unknowns: isSure ? [] : [because('secret-unwatched', { watched: ago(key.firstSeen.by) })],
          since: isSure ? { after: over, by: over } : null,
          actions: [{ action: 'api-key.rotate' as const, targets: [key.id] }],
        },
      ]
    }),
}
