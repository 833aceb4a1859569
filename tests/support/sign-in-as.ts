import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { Client } from 'pg'
import { hashPassword } from '../../lib/auth/passwords'
import { type Credentials, signInThrough } from './api-as'
import { assertLocalDatabase } from './local-only'

const PASSWORD = 'paper ink and a long table'
let hashed: Promise<string> | undefined

/** Makes a person for this story alone, straight in the database, and signs them in. */
export async function signInAs(page: Page, role: string) {
  const person = await givenPerson(role)
  await signInWith(page, person)
  return person
}

/** At the application this window belongs to, or at another, past its form: that one has stories of its own. No page is open yet. */
export async function signInWith(page: Page, person: Credentials, url = ''): Promise<void> {
  await signInThrough(page.context().request, person, url)
}

export async function givenPerson(role: string, name = `${role} ${randomUUID().slice(0, 4)}`, databaseUrl?: string) {
  const person = { id: randomUUID(), name, email: `${randomUUID()}@example.test`, password: PASSWORD }
  hashed ??= hashPassword(PASSWORD)
  const hash = await hashed
  await withDatabase(
    (client) =>
      client.query('INSERT INTO person (id, email, name, role, password_hash) VALUES ($1, $2, $3, $4::"Role", $5)', [
        person.id,
        person.email,
        person.name,
        role,
        hash,
      ]),
    databaseUrl,
  )
  return person
}

/** The database of the application under test: never one that is not on this machine. */
export async function withDatabase<T>(
  work: (client: Client) => Promise<T>,
  url = process.env.DATABASE_URL ?? '',
): Promise<T> {
  assertLocalDatabase(url)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
