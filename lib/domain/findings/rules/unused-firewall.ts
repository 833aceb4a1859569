import { durationSince } from '../../inventory/since'
import { fieldOf } from '../account-facts'
import { because, since } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const unusedFirewall: Rule = {
  code: 'unused-firewall',
  area: 'stale',
  title: 'Firewalls that guard nothing',
  explanation: 'No server is behind it. Sooner or later somebody puts one there without reading what it lets in.',
  leansOn: ['security-group'],
  sentences: { 'guards-nothing': 'Seen guarding no server for {since}.' },
  find: (facts, { unusedNetworkDays }, now) =>
    facts.things['security-group'].flatMap((firewall) => {
      if (firewall.facts.nicCount !== 0) return []
      const seen = facts.changes.get(fieldOf('security-group', firewall.raffId, 'nicCount')) ?? firewall.firstSeen
      if (durationSince(seen, firewall.createdAt, now).atLeastMs < unusedNetworkDays * DAY_MS) return []
      return [
        {
          subject: subjectOf(firewall),
          severity: 'medium' as const,
          reasons: [because('guards-nothing', { since: since(seen) })],
          since: seen,
        },
      ]
    }),
}
