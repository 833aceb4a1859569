import { KINDS } from '../../inventory/kinds'
import type { Thing } from '../account-facts'
import { because } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

export const ownerGone: Rule = {
  code: 'owner-gone',
  area: 'ownership',
  title: 'Whoever answered for it is gone',
  explanation: 'Its owner is no longer here. Somebody else has to take it over, before a question about it comes up.',
  leansOn: [],
  sentences: { 'owner-left': '{owner} answered for it and is no longer here.' },
  find: (facts) =>
    KINDS.flatMap((kind) => facts.things[kind] as readonly Thing[])
      .filter(({ owner }) => owner?.gone)
      .map((thing) => ({
        subject: subjectOf(thing),
        severity: 'medium' as const,
        reasons: [because('owner-left', { owner: thing.owner?.name ?? '' })],
        since: null,
        monthlyCost: thing.monthlyCost,
      })),
}
