import type { AccountFacts, Thing } from '../account-facts'
import { find, findGone } from '../look-up'
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
      const reason = sourceGone(facts, snapshot)
      if (!reason) return []
      return [
        {
          subject: subjectOf(snapshot),
          severity: 'medium' as const,
          reasons: [reason],
          unknowns: [because('last-of-it')],
          since: snapshot.firstSeen,
          monthlyCost: snapshot.monthlyCost,
          saves: [snapshot],
          actions: [{ action: 'snapshot.delete' as const, targets: [snapshot.id] }],
        },
      ]
    }),
}

function sourceGone(facts: AccountFacts, { parent, parentAskedAt, facts: snapshot }: Thing<'snapshot'>): Reason | null {
  if (parent) {
    if (find(facts, parent.kind, parent.raffId)) return null
    const gone = findGone(facts, parent.kind, parent.raffId)
    if (gone) return because('source-gone', { source: gone.name })
    const isDisk = parent.kind === 'volume'
    return sees(facts, isDisk ? 'volume' : 'vm') ? notThere(isDisk) : null
  }
  // every disk was asked, and it is none of theirs
  if (snapshot.type === 'volume' && parentAskedAt && sees(facts, 'volume') && sees(facts, 'snapshot'))
    return notThere(true)
  return null
}

function notThere(isDisk: boolean): Reason {
  return because('source-not-there', { what: isDisk ? 'disk' : 'server' })
}
