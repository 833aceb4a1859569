import { durationSince } from '../../inventory/since'
import { because, since } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const stoppedServer: Rule = {
  code: 'stopped-server',
  area: 'stale',
  title: 'Stopped servers',
  explanation:
    'A stopped server costs exactly as much as a running one. If nobody has missed it, an image keeps what is on it, and the server can be deleted.',
  leansOn: ['vm'],
  sentences: {
    stopped: 'Seen stopped for {since}. It costs as much as when it runs.',
    'why-stopped': 'Why it was stopped, and whether anybody will start it again, Raff does not tell.',
  },
  find: (facts, { stoppedDays }, now) =>
    facts.things.vm.flatMap((server) => {
      if (server.facts.status !== 'passive') return []
      const { atLeastMs } = durationSince(server.statusSince, server.createdAt, now)
      if (atLeastMs < stoppedDays * DAY_MS) return []
      return [
        {
          subject: subjectOf(server),
          severity: 'medium' as const,
          reasons: [because('stopped', { since: since(server.statusSince) })],
          unknowns: [because('why-stopped')],
          since: server.statusSince,
          monthlyCost: server.monthlyCost,
          saves: [server],
          actions: [
            { action: 'vm.delete' as const, targets: [server.id] },
            { action: 'vm.save-image' as const, targets: [server.id] },
            { action: 'vm.start' as const, targets: [server.id] },
          ],
        },
      ]
    }),
}
