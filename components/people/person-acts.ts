import type { PersonAnswer } from '@/lib/contracts/people'
import { isExplorer } from '@/lib/domain/explorer'

/** What an admin may do with somebody. The server decides; this is so that the page offers only what it would allow. */
export type PersonAct =
  | 'change-role'
  | 'renew-invitation'
  | 'make-reset-link'
  | 'take-back'
  | 'switch-off'
  | 'switch-on'
  | 'invite-again'

export function actsFor(person: PersonAnswer): PersonAct[] {
  switch (person.state) {
    case 'active':
      return ['change-role', 'make-reset-link', 'switch-off']
    case 'invited':
      return ['change-role', 'renew-invitation', 'take-back']
    case 'off':
      return [cameIn(person) ? 'switch-on' : 'invite-again']
  }
}

/** Whether they have ever been inside; otherwise they need an invitation, not a switch. */
export function cameIn(person: PersonAnswer): boolean {
  return hasSignIn(person) || isExplorer(person)
}

/** Why this cannot be done with this person now: without an admin who can come in, nobody could put it right. */
export function whyNot(act: PersonAct, person: PersonAnswer, people: readonly PersonAnswer[]): string | undefined {
  if (act !== 'change-role' && act !== 'switch-off') return undefined
  const admins = people.filter((other) => other.role === 'admin' && other.state === 'active' && hasSignIn(other))
  if (admins.length !== 1 || admins[0]?.id !== person.id) return undefined
  return `${person.name} is the only admin who can sign in. Make somebody else an admin first.`
}

function hasSignIn(person: PersonAnswer): boolean {
  return person.hasPassword || person.singleSignOn.length > 0
}
