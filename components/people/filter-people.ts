import type { PersonAnswer } from '@/lib/contracts/people'
import { statusOf } from './people-words'

export type PeopleFilter = { q: string; role: string; status: string }

/** The people this filter is about. Letters are compared as people read them: case and accents aside. */
export function filterPeople(people: readonly PersonAnswer[], { q, role, status }: PeopleFilter): PersonAnswer[] {
  const wanted = plain(q.trim())
  return people.filter(
    (person) =>
      (role === '' || person.role === role) &&
      (status === '' || statusOf(person) === status) &&
      (plain(person.name).includes(wanted) || plain(person.email).includes(wanted)),
  )
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
