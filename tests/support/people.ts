import { hashPassword } from '@/lib/auth/passwords'
import { inTransaction } from '@/lib/db/client'
import { createPerson } from '@/lib/db/people'
import type { PersonRole } from '@/lib/domain/person'
import { Browser } from './browser'

export type KnownPerson = { id: string; name: string; email: string; role: PersonRole; password: string }

const PASSWORD = 'a calm whale sings at dusk'

let hash: Promise<string> | undefined
let count = 0

/** Somebody who came in some time ago. */
export async function givenPerson(facts: Partial<Omit<KnownPerson, 'id'>> = {}): Promise<KnownPerson> {
  count += 1
  const { role = 'member', name = `Person ${count}`, email = `person${count}@example.com`, password = PASSWORD } = facts
  hash ??= hashPassword(PASSWORD)
  const passwordHash = password === PASSWORD ? await hash : await hashPassword(password)
  const id = await inTransaction((tx) => createPerson(tx, { name, email, role, passwordHash, createdAt: new Date() }))
  return { id, name, email, role, password }
}

/** A browser in which this person has just signed in with their password. */
export async function signInAs(person: KnownPerson): Promise<Browser> {
  const browser = new Browser()
  const response = await browser.signIn(person.email, person.password)
  if (response.status !== 200) throw new Error(`${person.email} could not sign in: ${await response.text()}`)
  return browser
}

export async function signInWithRole(role: PersonRole): Promise<Browser> {
  return signInAs(await givenPerson({ role }))
}
