import 'server-only'
import type { OwnersAnswer } from '../contracts/ownership'
import { type DirectoryEntry, ownerDirectory } from '../db/owner-directory'

const ORDER = { person: 0, team: 1, member: 2 }

/** Who can be made an owner. A member of the account who also signs in here is listed once, as that person. */
export async function listOwners(now = new Date()): Promise<OwnersAnswer> {
  const directory = await ownerDirectory()
  const here = directory.filter(({ gone }) => !gone)
  const people = new Map(here.filter(({ kind }) => kind === 'person').map((person) => [person.id, person]))
  const addresses = new Set([...people.values()].map(({ email }) => email))
  const rows = here
    .filter(({ kind, email }) => kind !== 'member' || !addresses.has(email))
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind])
    .map((entry) => toChoice(entry, people))
  return { data: rows, total: rows.length, asOf: now.toISOString() }
}

function toChoice(
  { kind, id, key, name, gone, email, memberIds }: DirectoryEntry,
  people: ReadonlyMap<string, unknown>,
) {
  const inTeam = kind === 'team' ? memberIds.filter((member) => people.has(member)).length : null
  return { kind, id, key, name, gone, email, people: inTeam }
}
