import { keyStanding, ourConnection } from '../key-age'
import { keyPowers } from '../key-powers'
import { because } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

export const keyFarReach: Rule = {
  code: 'key-far-reach',
  area: 'keys',
  title: 'Keys that can do nearly everything',
  explanation:
    'Whoever gets hold of it owns the account or most of it. One key for each purpose, with a role in only the projects it needs, keeps a leak small.',
  leansOn: ['api-key', 'role'],
  sentences: {
    'is-owner':
      'It has the role Owner: it can see, change and delete everything, in every project there is and will be.',
    'is-admin': 'It has the role Admin: it can change who is in the account, make keys, and more.',
    'acts-for-us': 'Stocktake uses it, as “{connection}”, to run what was approved. Nothing else should.',
  },
  find: (facts, _, now) =>
    facts.things['api-key'].flatMap((key) => {
      const { accountRole } = keyPowers(facts, key)
      if (!accountRole || !(accountRole.isOwner || accountRole.isAdmin) || keyStanding(key, now) !== 'active') return []
      const ours = ourConnection(facts, key)
      const forActing = ours?.purpose === 'act' && !accountRole.isOwner ? ours : null
      return [
        {
          subject: subjectOf(key),
          severity: forActing ? ('low' as const) : accountRole.isOwner ? ('high' as const) : ('medium' as const),
          reasons: [
            because(accountRole.isOwner ? 'is-owner' : 'is-admin'),
            ...(forActing ? [because('acts-for-us', { connection: forActing.name })] : []),
          ],
          since: null,
          actions: [
            { action: 'api-key.rotate' as const, targets: [key.id] },
            { action: 'api-key.deactivate' as const, targets: [key.id] },
          ],
        },
      ]
    }),
}
