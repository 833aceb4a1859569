import type { PersonAnswer } from '@/lib/contracts/people'
import type { StatusTone } from '../ui/status-mark'
import { cameIn } from './person-acts'

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** "Four people can sign in; one invitation is waiting." */
export function peopleSentence(people: readonly PersonAnswer[]): string {
  const count = (status: PersonStatus) => people.filter((person) => statusOf(person) === status).length
  const active = count('active')
  const waiting = count('invited')
  const late = count('late')
  const parts = [
    `${active === 1 ? 'one person' : `${inWords(active)} people`} can sign in`,
    ...(waiting > 0 ? [`${invitations(waiting)} waiting`] : []),
    ...(late > 0 ? [late === 1 ? 'one invitation has expired' : `${inWords(late)} invitations have expired`] : []),
  ]
  const sentence = `${parts.join('; ')}.`
  return sentence.charAt(0).toLocaleUpperCase('en') + sentence.slice(1)
}

function invitations(count: number): string {
  return count === 1 ? 'one invitation is' : `${inWords(count)} invitations are`
}

function inWords(count: number): string {
  return NUMBERS[count] ?? count.toLocaleString('en')
}

/** A person's state as the page tells it: an invitation that opens nothing any more is another thing than one that waits. */
export const PERSON_STATUSES = ['active', 'invited', 'late', 'off', 'taken-back'] as const
export type PersonStatus = (typeof PERSON_STATUSES)[number]

export const STATUS_WORDS: Record<PersonStatus, { tone: StatusTone; word: string }> = {
  active: { tone: 'good', word: 'Can sign in' },
  invited: { tone: 'exempt', word: 'Invited' },
  late: { tone: 'risk', word: 'Invitation expired' },
  off: { tone: 'unknown', word: 'Switched off' },
  'taken-back': { tone: 'unknown', word: 'Invitation taken back' },
}

export function statusOf(person: PersonAnswer): PersonStatus {
  if (person.state === 'active') return 'active'
  if (person.state === 'off') return cameIn(person) ? 'off' : 'taken-back'
  return person.invitation && !person.invitation.expired ? 'invited' : 'late'
}
