import { because, since } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

export const failedServer: Rule = {
  code: 'failed-server',
  area: 'stale',
  title: 'Servers that never came up',
  explanation: 'Raff could not build it. It does nothing and counts towards the number of servers you may have.',
  leansOn: ['vm'],
  sentences: { 'came-up-failed': 'Raff says that it failed, and has said so for {since}.' },
  find: (facts) =>
    facts.things.vm
      .filter(({ facts: server }) => server.status === 'failure')
      .map((server) => ({
        subject: subjectOf(server),
        severity: 'medium' as const,
        reasons: [because('came-up-failed', { since: since(server.statusSince) })],
        since: server.statusSince,
        monthlyCost: server.monthlyCost,
        saves: [server],
        actions: [{ action: 'vm.delete' as const, targets: [server.id] }],
      })),
}
