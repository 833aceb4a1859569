import type { AccountFacts, Thing } from '../account-facts'
import { membersByUser } from '../look-up'
import { ownedThings } from '../owned-things'
import type { Conventions } from '../policy'
import { because, type Reason } from '../reason'
import type { Rule } from '../rule'
import { sees } from '../sight'
import { subjectOf } from '../subject'
import { tagValue } from '../tag-conventions'

export const noOwner: Rule = {
  code: 'no-owner',
  area: 'ownership',
  title: 'Nobody answers for it',
  explanation:
    'When something happens to it, or to what is on it, nobody will know whom to ask. Name a person, a team or a member of the account.',
  leansOn: ['vm', 'volume', 'api-key'],
  sentences: {
    'owner-none': 'Nobody is named who answers for it.',
    'owner-tag': 'Its tag names {who}; nobody has confirmed that here.',
    'owner-tag-gone': 'Its tag names {who}, who is not in the account.',
    'maker-not-here': 'Whoever made it is no longer in the account.',
  },
  find: (facts, { conventions }) =>
    ownedThings(facts)
      .filter(({ owner, missing }) => !owner && !missing)
      .map((thing) => ({
        subject: subjectOf(thing),
        severity: 'medium' as const,
        reasons: [because('owner-none'), ...hints(facts, thing, conventions)],
        since: null,
        monthlyCost: thing.monthlyCost,
      })),
}

/** What Raff knows of who it may be, for whoever is to name somebody. */
function hints(facts: AccountFacts, thing: Thing, conventions: Conventions): Reason[] {
  if (!sees(facts, 'member')) return []
  const who = tagValue(thing.tags, conventions.owner)
  const reasons: Reason[] = []
  if (who) reasons.push(because(isMember(facts, who) ? 'owner-tag' : 'owner-tag-gone', { who }))
  if (thing.createdBy && !membersByUser(facts).has(thing.createdBy)) reasons.push(because('maker-not-here'))
  return reasons
}

/** `owner=dana`, `owner=dana.whitfield`, `owner=dana@example.com`, or a team that is no member. */
function isMember({ things }: AccountFacts, who: string): boolean {
  const wanted = who.toLowerCase()
  return things.member.some(({ facts }) => {
    const email = facts.email.toLowerCase()
    const mailbox = email.split('@')[0] ?? ''
    return wanted === email || wanted === mailbox || mailbox.split(/[._-]/)[0] === wanted
  })
}
