import { adviseOnKey } from '../../key-advice'
import { because } from '../reason'
import type { Rule } from '../rule'
import { connectionSubject } from '../subject'

export const connectionTooStrong: Rule = {
  code: 'connection-too-strong',
  area: 'operations',
  title: 'A key of Stocktake’s own does not fit its purpose',
  explanation:
    'A key for looking should only be able to look. Whoever broke into this server would have everything the key can do.',
  leansOn: [],
  sentences: { 'too-strong': '{sentence}', instead: '{sentence}' },
  find: (facts) =>
    facts.connections.flatMap((connection) => {
      const risks = adviseOnKey(connection.reach, { purpose: connection.purpose, expires: null }).filter(
        ({ weight }) => weight === 'risk',
      )
      const [first] = risks
      if (!first) return []
      return [
        {
          subject: connectionSubject(connection),
          severity: 'medium' as const,
          reasons: [
            ...risks.map(({ sentence }) => because('too-strong', { sentence })),
            because('instead', { sentence: first.instead }),
          ],
          since: null,
        },
      ]
    }),
}
