import 'server-only'
import { randomInt } from 'node:crypto'
import { hashPassword } from '../auth/passwords'
import type { Transaction } from '../db/client'
import { listSampleSignIns, putSamplePerson } from '../db/sample-people'
import type { PersonRole } from '../domain/person'

// Colleagues at the company of the practice account, so that one person can try what takes two.

const PEOPLE: { name: string; email: string; role: PersonRole }[] = [
  { name: 'Dana Whitfield', email: 'dana.whitfield@harborandpine.example', role: 'viewer' },
  { name: 'Kwame Mensah', email: 'kwame.mensah@harborandpine.example', role: 'member' },
  { name: 'Tomás Ferreira', email: 'tomas.ferreira@harborandpine.example', role: 'approver' },
  { name: 'Lucía Barrientos', email: 'lucia.barrientos@harborandpine.example', role: 'approver' },
]

export type SamplePerson = (typeof PEOPLE)[number] & { password: string; passwordHash: string }

/** Hashing takes a while: done before the transaction that stores them. */
export function newSamplePeople(): Promise<SamplePerson[]> {
  return Promise.all(
    PEOPLE.map(async (person) => {
      const password = samplePassword()
      return { ...person, password, passwordHash: await hashPassword(password) }
    }),
  )
}

/** Those who are there already keep their passwords: somebody may have a window open with them. */
export async function addSamplePeople(
  tx: Transaction,
  people: SamplePerson[],
  now: Date,
): Promise<{ id: string; name: string }[]> {
  if ((await listSampleSignIns(tx)).length > 0) return []
  const added: { id: string; name: string }[] = []
  for (const person of people) added.push({ id: await putSamplePerson(tx, person, now), name: person.name })
  return added
}

const WORDS = [
  ...['amber', 'birch', 'cedar', 'cloud', 'coral', 'delta', 'ember', 'fern', 'field', 'frost', 'grove', 'harbor'],
  ...['hazel', 'heron', 'island', 'ivory', 'jasper', 'kelp', 'lagoon', 'lark', 'linen', 'maple', 'marsh', 'meadow'],
  ...['mist', 'moss', 'north', 'ocean', 'olive', 'otter', 'pebble', 'pine', 'plum', 'quartz', 'raven', 'reed'],
  ...['river', 'robin', 'sail', 'sand', 'sorrel', 'spruce', 'stone', 'swift', 'thistle', 'tide', 'willow', 'wren'],
]

/** Easy to read across from another window; it opens nothing but the practice account. */
function samplePassword(): string {
  const word = () => WORDS[randomInt(WORDS.length)]
  return [word(), word(), word(), randomInt(100, 1_000)].join('-')
}
