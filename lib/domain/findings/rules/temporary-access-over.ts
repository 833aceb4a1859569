import { ruleWords } from '../../plans/firewall-rules'
import { find } from '../look-up'
import { because, ago } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

export const temporaryAccessOver: Rule = {
  code: 'temporary-access-over',
  area: 'exposure',
  title: 'Access for a while that stayed open',
  explanation: 'It was opened for a limited time and should have closed by itself. Close it now.',
  leansOn: ['security-group'],
  sentences: { 'access-over': 'Opened for a while: {what}. It should have closed {age} ago and is still open.' },
  find: (facts, _, now) =>
    facts.temporaryAccess.flatMap(({ id, firewallId, until, sentence }) => {
      const firewall = find(facts, 'security-group', firewallId)
      // closed by hand in Raff's dashboard counts as well
      if (!firewall || until > now || !firewall.facts.rules.some((rule) => ruleWords(rule) === sentence)) return []
      return [
        {
          subject: subjectOf(firewall),
          discriminator: id,
          severity: 'high' as const,
          reasons: [because('access-over', { what: sentence, age: ago(until) })],
          since: { after: until, by: until },
          actions: [{ action: 'security-group.update' as const, targets: [firewall.id] }],
        },
      ]
    }),
}
