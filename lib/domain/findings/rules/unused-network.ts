import { durationSince } from '../../inventory/since'
import { fieldOf } from '../account-facts'
import { because, since } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const unusedNetwork: Rule = {
  code: 'unused-network',
  area: 'stale',
  title: 'Private networks that no server is in',
  explanation:
    'Nothing is connected to it. It costs nothing, but whoever looks for the right network has one more to rule out.',
  leansOn: ['vpc'],
  sentences: { 'network-empty': 'Seen without any server in it for {since}.' },
  find: (facts, { unusedNetworkDays }, now) =>
    facts.things.vpc.flatMap((network) => {
      // without a count from Raff nothing is said
      if (network.facts.usedIps !== 0) return []
      const seen = facts.changes.get(fieldOf('vpc', network.raffId, 'usedIps')) ?? network.firstSeen
      if (durationSince(seen, network.createdAt, now).atLeastMs < unusedNetworkDays * DAY_MS) return []
      return [
        {
          subject: subjectOf(network),
          severity: 'medium' as const,
          reasons: [because('network-empty', { since: since(seen) })],
          since: seen,
          monthlyCost: network.monthlyCost,
        },
      ]
    }),
}
