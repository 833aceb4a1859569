import type { SeenBetween } from '../../inventory/since'
import type { AccountFacts, Thing } from '../account-facts'
import { find, findGone, whenGone } from '../look-up'
import { because, type Reason } from '../reason'
import type { Rule } from '../rule'
import { sees } from '../sight'
import { subjectOf } from '../subject'

export const orphanSnapshot: Rule = {
  code: 'orphan-snapshot',
  area: 'stale',
  title: 'Snapshots whose source is gone',
  explanation:
    'What it was made of is gone. It may be the last thing that is left of it, or forgotten: somebody has to say which.',
  leansOn: ['snapshot', 'vm', 'volume'],
  sentences: {
    'source-gone': 'It was made of {source}, which is gone.',
    'source-not-there': 'It was made of a {what} that is not there any more.',
    'last-of-it': 'Whether it is the last copy of something that matters, Raff does not tell.',
  },
  find: (facts) =>
    facts.things.snapshot.flatMap((snapshot) => {
      if (snapshot.missing) return []
      const source = sourceGone(facts, snapshot)
      if (!source) return []
      return [
        {
          subject: subjectOf(snapshot),
          severity: 'medium' as const,
          reasons: [source.reason],
          unknowns: [because('last-of-it')],
          since: source.since,
          monthlyCost: snapshot.monthlyCost,
          saves: [snapshot],
          actions: [{ action: 'snapshot.delete' as const, targets: [snapshot.id] }],
        },
      ]
    }),
}

type SourceGone = { reason: Reason; since: SeenBetween | null }

function sourceGone(facts: AccountFacts, snapshot: Thing<'snapshot'>): SourceGone | null {
  const { parent, parentAskedAt, firstSeen } = snapshot
  if (parent) {
    if (find(facts, parent.kind, parent.raffId)) return null
    const gone = findGone(facts, parent.kind, parent.raffId)
    if (gone) return { reason: because('source-gone', { source: gone.name }), since: whenGone(gone) }
    const isDisk = parent.kind === 'volume'
    return sees(facts, isDisk ? 'volume' : 'vm') ? { reason: notThere(isDisk), since: firstSeen } : null
  }
  // every disk was asked, and it is none of theirs
  if (snapshot.facts.type === 'volume' && parentAskedAt && sees(facts, 'volume') && sees(facts, 'snapshot'))
    return { reason: notThere(true), since: { after: null, by: parentAskedAt } }
  return null
}

function notThere(isDisk: boolean): Reason {
  return because('source-not-there', { what: isDisk ? 'disk' : 'server' })
}
