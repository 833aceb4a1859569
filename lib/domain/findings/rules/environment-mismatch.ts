import { guessEnvironment } from '../../inventory/environment'
import { because } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'
import { tagValue } from '../tag-conventions'

export const environmentMismatch: Rule = {
  code: 'environment-mismatch',
  area: 'ownership',
  title: 'Tags that contradict the environment',
  explanation: 'The tag says one environment and its project another. What holds for it depends on which is right.',
  leansOn: [],
  sentences: { 'tag-says': 'Its tag {tag} says {said}; here it counts as {counts}.' },
  find: (facts, { conventions }) =>
    facts.things.vm.flatMap((server) => {
      const value = tagValue(server.tags, conventions.environment)
      if (!value || !server.environment) return []
      const said = guessEnvironment(value).environment
      // neither a word nor a project that names no environment we know contradicts anything
      if (said === 'other' || server.environment === 'other' || said === server.environment) return []
      const tag = `${conventions.environment}=${value}`
      return [
        {
          subject: subjectOf(server),
          severity: 'low' as const,
          reasons: [because('tag-says', { tag, said, counts: server.environment })],
          since: null,
        },
      ]
    }),
}
