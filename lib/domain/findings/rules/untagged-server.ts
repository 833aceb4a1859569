import { because } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

export const untaggedServer: Rule = {
  code: 'untagged-server',
  area: 'ownership',
  title: 'Servers without a tag',
  explanation: 'It says nothing about itself. A tag or two, such as its owner or its end, travel with it in Raff, too.',
  leansOn: [],
  sentences: { untagged: 'It has no tag at all.' },
  find: (facts) =>
    facts.things.vm
      .filter(({ tags, missing }) => tags.length === 0 && !missing)
      .map((server) => ({
        subject: subjectOf(server),
        severity: 'low' as const,
        reasons: [because('untagged')],
        since: null,
        monthlyCost: server.monthlyCost,
        actions: [{ action: 'vm.tag-add' as const, targets: [server.id] }],
      })),
}
