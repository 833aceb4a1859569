import { goneMembersByUser, membersByUser } from '../look-up'
import { because } from '../reason'
import type { Rule } from '../rule'
import { sees } from '../sight'
import { subjectOf } from '../subject'

export const keyMakerGone: Rule = {
  code: 'key-maker-gone',
  area: 'keys',
  title: 'Keys of people who left',
  explanation:
    'Raff leaves a key working when whoever made it leaves, and they may still have its secret. Give it a new secret, or switch it off.',
  leansOn: ['api-key', 'member'],
  sentences: {
    'maker-gone': 'Whoever made it is no longer in the account, and the key still works.',
    'maker-left': '{maker} made it and is no longer in the account. The key still works.',
    'maker-suspended': '{maker} made it and is suspended. The key still works.',
    'has-secret': 'Whether they still have the secret, nobody can tell.',
  },
  find: (facts, _, now) => {
    if (!sees(facts, 'member')) return []
    return facts.things['api-key'].flatMap((key) => {
      const maker = key.createdBy
      const expiresAt = key.facts.expiresAt
      if (!maker || !key.facts.isActive || (expiresAt !== null && Date.parse(expiresAt) <= now.getTime())) return []
      const member = membersByUser(facts).get(maker)
      if (member && member.facts.status !== 'suspended') return []
      const name = member?.name ?? goneMembersByUser(facts).get(maker)?.name
      const code = member ? 'maker-suspended' : name ? 'maker-left' : 'maker-gone'
      return [
        {
          subject: subjectOf(key),
          severity: member ? ('medium' as const) : ('high' as const),
          reasons: [because(code, name ? { maker: name } : undefined)],
          unknowns: [because('has-secret')],
          since: member ? member.statusSince : null,
          actions: [
            { action: 'api-key.rotate' as const, targets: [key.id] },
            { action: 'api-key.deactivate' as const, targets: [key.id] },
          ],
        },
      ]
    })
  },
}
