import { interfacesSince } from '../open-to-anyone'
import { isPublic } from '../public-side'
import { because } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

export const noFirewall: Rule = {
  code: 'no-firewall',
  area: 'exposure',
  title: 'Public servers without a firewall',
  explanation: 'It has an address on the internet and nothing before it: every program on it can be reached by anyone.',
  leansOn: ['vm', 'interface'],
  sentences: {
    unguarded: 'Nothing guards its public side ({address}): anyone on the internet can try every port.',
    'own-firewall': 'Whether the server has a firewall of its own inside, Raff does not tell.',
  },
  find: (facts) =>
    facts.things.vm.flatMap((server) => {
      const open = (facts.interfaces.get(server.raffId) ?? []).filter((nic) => isPublic(nic) && !nic.securityGroupId)
      if (open.length === 0) return []
      const address = open.map(({ ip, type }) => ip ?? type)
      return [
        {
          subject: subjectOf(server),
          severity: 'high' as const,
          reasons: [because('unguarded', { address })],
          unknowns: [because('own-firewall')],
          since: interfacesSince(facts, server),
          monthlyCost: server.monthlyCost,
          actions: [],
        },
      ]
    }),
}
