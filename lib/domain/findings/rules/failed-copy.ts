import { find } from '../look-up'
import { because, ago } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

export const failedCopy: Rule = {
  code: 'failed-copy',
  area: 'backups',
  title: 'Copies that failed',
  explanation:
    'Nothing can be restored from a copy that failed. Whether its server is protected is judged by its good copies; this one can be deleted.',
  leansOn: ['backup'],
  sentences: { failed: 'A copy of {server} failed {age} ago and is still there.' },
  find: (facts) =>
    facts.things.backup.flatMap((copy) => {
      if (copy.facts.status !== 'failed' || !copy.createdAt) return []
      const server = copy.parent ? find(facts, 'vm', copy.parent.raffId) : undefined
      return [
        {
          subject: subjectOf(copy),
          severity: 'low' as const,
          reasons: [because('failed', { server: server?.name ?? 'a server', age: ago(copy.createdAt) })],
          since: { after: copy.createdAt, by: copy.createdAt },
          monthlyCost: copy.monthlyCost,
          actions: [{ action: 'backup.delete' as const, targets: [copy.id] }],
        },
      ]
    }),
}
