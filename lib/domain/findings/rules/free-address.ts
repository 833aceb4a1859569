import { durationSince } from '../../inventory/since'
import { because, since } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const freeAddress: Rule = {
  code: 'free-address',
  area: 'stale',
  title: 'Reserved addresses that no server has',
  explanation:
    'The address is kept for you and paid for. Once released it is gone for good, so make sure that nothing outside still names it.',
  leansOn: ['ip'],
  sentences: {
    'address-free': 'Seen reserved and on no server for {since}.',
    'address-named':
      'Whether anything outside still names this address, for example a name server, Raff does not tell.',
  },
  find: (facts, { freeAddressDays }, now) =>
    facts.things.ip.flatMap((address) => {
      if (!address.facts.reserved || address.facts.status !== 'free') return []
      const { atLeastMs } = durationSince(address.statusSince, address.createdAt, now)
      if (atLeastMs < freeAddressDays * DAY_MS) return []
      return [
        {
          subject: subjectOf(address),
          severity: 'medium' as const,
          reasons: [because('address-free', { since: since(address.statusSince) })],
          unknowns: [because('address-named')],
          since: address.statusSince,
          monthlyCost: address.monthlyCost,
          saves: [address],
          actions: [{ action: 'ip.release' as const, targets: [address.id] }],
        },
      ]
    }),
}
