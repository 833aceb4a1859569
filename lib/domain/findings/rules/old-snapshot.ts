import { because, ago, span } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const oldSnapshot: Rule = {
  code: 'old-snapshot',
  area: 'stale',
  title: 'Old snapshots',
  explanation:
    'A snapshot is there to go back to after a change that went wrong. Months later nobody goes back that far, and it is paid for by the hour.',
  leansOn: ['snapshot'],
  sentences: { 'snapshot-old': 'Made {age} ago; snapshots are asked about after {allowed}.' },
  find: (facts, { snapshotDays }, now) =>
    facts.things.snapshot.flatMap((snapshot) => {
      const { createdAt } = snapshot
      // what its source runs on cannot be deleted
      if (!createdAt || snapshot.facts.status === 'active') return []
      if (now.getTime() - createdAt.getTime() <= snapshotDays * DAY_MS) return []
      return [
        {
          subject: subjectOf(snapshot),
          severity: 'medium' as const,
          reasons: [because('snapshot-old', { age: ago(createdAt), allowed: span(snapshotDays * DAY_MS) })],
          since: { after: createdAt, by: createdAt },
          monthlyCost: snapshot.monthlyCost,
          saves: [snapshot],
          actions: [{ action: 'snapshot.delete' as const, targets: [snapshot.id] }],
        },
      ]
    }),
}
