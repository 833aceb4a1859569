import { keyStanding, ourConnection } from '../key-age'
import { changingProjects, keyPowers } from '../key-powers'
import { because } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

export const keyMixedEnvironments: Rule = {
  code: 'key-mixed-environments',
  area: 'keys',
  title: 'Keys for production and something else at once',
  explanation:
    'A mistake in a trial, made with this key, can reach what customers use. Two keys, one for each side, keep them apart.',
  leansOn: ['api-key', 'role', 'project'],
  sentences: {
    'reaches-both': 'It can change things in {production}, which is production, and in {others}, which is not.',
    'runs-requests': 'Stocktake uses it, as “{connection}”, to run what was approved in all of them.',
  },
  find: (facts, _, now) =>
    facts.things['api-key'].flatMap((key) => {
      const powers = keyPowers(facts, key)
      // that an Owner reaches everything is said already
      if (powers.accountRole?.isOwner || keyStanding(key, now) !== 'active') return []
      const changing = changingProjects(powers)
      const production = changing.filter(({ environment }) => environment === 'production')
      const others = changing.filter(({ environment }) => environment === 'staging' || environment === 'development')
      if (production.length === 0 || others.length === 0) return []
      const ours = ourConnection(facts, key)
      const forActing = ours?.purpose === 'act' ? ours : null
      return [
        {
          subject: subjectOf(key),
          severity: forActing ? ('low' as const) : ('medium' as const),
          reasons: [
            because('reaches-both', {
              production: production.map(({ projectName }) => projectName),
              others: others.map(({ projectName }) => projectName),
            }),
            ...(forActing ? [because('runs-requests', { connection: forActing.name })] : []),
          ],
          since: null,
          actions: [{ action: 'api-key.rotate' as const, targets: [key.id] }],
        },
      ]
    }),
}
