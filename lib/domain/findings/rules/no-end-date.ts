import { because } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'
import { endOfTag, isTemporary } from '../tag-conventions'

export const noEndDate: Rule = {
  code: 'no-end-date',
  area: 'ownership',
  title: 'Temporary things without an end',
  explanation: 'What is temporary without a date stays for years. Say when it ends.',
  leansOn: [],
  sentences: {
    'end-none': 'Tagged as temporary, and nobody has said when it ends.',
    'end-unreadable': 'Its tag says that it ends “{text}”, which is not a date such as 2026-12-01.',
  },
  find: (facts, { conventions }) =>
    facts.things.vm.flatMap((server) => {
      const end = endOfTag(server.tags, conventions)
      const isUnreadable = end !== null && end.at === null
      if (server.endsOn || (end !== null && !isUnreadable)) return []
      if (!isUnreadable && !isTemporary(server.tags, conventions)) return []
      return [
        {
          subject: subjectOf(server),
          severity: 'medium' as const,
          reasons: [isUnreadable ? because('end-unreadable', { text: end.text }) : because('end-none')],
          since: null,
          monthlyCost: server.monthlyCost,
          actions: [{ action: 'vm.tag-add' as const, targets: [server.id] }],
        },
      ]
    }),
}
