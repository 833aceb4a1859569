import { because } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

export const noPurpose: Rule = {
  code: 'no-purpose',
  area: 'ownership',
  title: 'Nobody has said what it is for',
  explanation: 'One sentence saves the question at every review: what is it for, and who would notice if it stopped?',
  leansOn: [],
  sentences: { 'purpose-none': 'Nobody has written down what it is for.' },
  find: (facts) =>
    [...facts.things.vm, ...facts.things['api-key']]
      .filter(({ purpose, missing }) => !purpose?.trim() && !missing)
      .map((thing) => ({
        subject: subjectOf(thing),
        severity: 'low' as const,
        reasons: [because('purpose-none')],
        since: null,
        monthlyCost: thing.monthlyCost,
      })),
}
