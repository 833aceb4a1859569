import { keyStanding } from '../key-age'
import { because } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'
import { isVague } from '../vague-name'

export const keyVagueName: Rule = {
  code: 'key-vague-name',
  area: 'keys',
  title: 'Keys with a name that says nothing',
  explanation: 'When something goes wrong at night, the name is all there is to decide by. Name it after what uses it.',
  leansOn: ['api-key'],
  sentences: { vague: 'Its name, “{name}”, does not say what uses it.' },
  find: (facts, { vagueKeyNames }, now) =>
    facts.things['api-key']
      .filter((key) => keyStanding(key, now) === 'active' && isVague(key.name, vagueKeyNames))
      .map((key) => ({
        subject: subjectOf(key),
        severity: 'medium' as const,
        reasons: [because('vague', { name: key.name })],
        since: null,
      })),
}
