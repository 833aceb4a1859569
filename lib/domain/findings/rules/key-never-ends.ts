import { keyStanding } from '../key-age'
import { because } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

export const keyNeverEnds: Rule = {
  code: 'key-never-ends',
  area: 'keys',
  title: 'Keys that never end',
  explanation:
    'If it leaks, it works for whoever has it until somebody notices. A new key with an end date takes its place.',
  leansOn: ['api-key'],
  sentences: { 'never-ends': 'It has no end date: it works until somebody switches it off.' },
  find: (facts, _, now) =>
    facts.things['api-key']
      .filter((key) => key.facts.expiresAt === null && keyStanding(key, now) === 'active')
      .map((key) => ({
        subject: subjectOf(key),
        severity: 'medium' as const,
        reasons: [because('never-ends')],
        since: key.createdAt && { after: key.createdAt, by: key.createdAt },
        actions: [{ action: 'api-key.rotate' as const, targets: [key.id] }],
      })),
}
