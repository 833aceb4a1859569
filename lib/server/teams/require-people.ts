import 'server-only'
import type { Transaction } from '../../db/client'
import { holdOwners, ownerDirectory } from '../../db/owner-directory'
import { Refusal } from '../../domain/refusals'

/** Everybody named is somebody who can come in. Those who were in the team before may stay, wherever they went. */
export async function requirePeople(tx: Transaction, ids: readonly string[], before: readonly string[] = []) {
  const keys = ids.map((id) => `person:${id}`)
  await holdOwners(tx, keys)
  const people = new Map((await ownerDirectory(tx)).map((entry) => [entry.key, entry]))
  for (const [index, key] of keys.entries()) {
    const person = people.get(key)
    if (!person) throw refuse('There is nobody here with one of these ids. Reload the list.')
    if (person.gone && !before.includes(ids[index] ?? '')) throw refuse(`${person.name} is switched off.`)
  }
}

function refuse(message: string): Refusal {
  return new Refusal('invalid', message, { fields: { people: message } })
}
