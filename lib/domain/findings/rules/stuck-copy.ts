import { find } from '../look-up'
import { because, ago } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const UNFINISHED = new Set(['pending', 'creating'])
const HOUR_MS = 3_600_000

export const stuckCopy: Rule = {
  code: 'stuck-copy',
  area: 'backups',
  title: 'Copies that hang',
  explanation:
    'The copy was begun and never finished. It can keep its server from being changed, and it is nothing to restore from. Deleting it clears the way for the next one.',
  leansOn: ['backup'],
  sentences: {
    hangs: 'The copy of {server} has been “{status}” since it was begun {age} ago. A copy takes minutes.',
    'hang-holds': 'Whether it still holds its server, Raff does not tell.',
  },
  find: (facts, { stuckCopyHours }, now) =>
    facts.things.backup.flatMap((copy) => {
      const { createdAt } = copy
      if (!UNFINISHED.has(copy.facts.status) || !createdAt || copy.missing) return []
      if (now.getTime() - createdAt.getTime() < stuckCopyHours * HOUR_MS) return []
      const server = copy.parent ? find(facts, 'vm', copy.parent.raffId) : undefined
      return [
        {
          subject: subjectOf(copy),
          severity: 'medium' as const,
          reasons: [
            because('hangs', { server: server?.name ?? 'a server', status: copy.facts.status, age: ago(createdAt) }),
          ],
          unknowns: [because('hang-holds')],
          since: { after: createdAt, by: createdAt },
          monthlyCost: copy.monthlyCost,
          actions: [{ action: 'backup.delete' as const, targets: [copy.id] }],
          affects: server ? [server.id] : [],
        },
      ]
    }),
}
