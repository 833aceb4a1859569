import 'server-only'
import type { HandoverAnswer, HandoverItem } from '../contracts/handover'
import type { OwnerAnswer } from '../contracts/inventory'
import { BULK_MOST } from '../contracts/ownership'
import { type LeftTeam, type LeftThing, readLeft, teamsWith } from '../db/handover'
import { type DirectoryEntry, ownerDirectory } from '../db/owner-directory'
import { leaverOf } from '../domain/ownership/handover'
import { titleOf } from './finding-answer'
import { noSuchOwner } from './ownership/no-such-owner'
import { toOwnerAnswer } from './ownership/owner-answer'

/** Everything that is somebody's: what they own, stand in for, made and look into, and the teams they are in. */
export async function describeHandover(key: string, now = new Date()): Promise<HandoverAnswer> {
  const found = await findHandover(key, now)
  if (!found) throw noSuchOwner()
  return found
}

/** Null: there is nobody like that. */
export async function findHandover(key: string, now = new Date()): Promise<HandoverAnswer | null> {
  const directory = await ownerDirectory()
  const leaver = leaverOf(directory, key)
  if (!leaver) return null
  const [left, teams] = await Promise.all([readLeft(leaver, BULK_MOST), teamsWith(leaver.personIds)])
  const owners = new Map(directory.map((entry) => [entry.key, entry]))
  return {
    from: toOwnerAnswer(leaver.entry),
    data: [...teams.map(teamItem), ...left.things.map((thing) => thingItem(thing, owners))],
    total: left.total + teams.length,
    asOf: now.toISOString(),
  }
}

function teamItem({ id, name, description, version }: LeftTeam): HandoverItem {
  const nothing = { projectName: null, environment: null, other: null }
  return { part: 'team', id, kind: 'team', name, purpose: description, version, ...nothing }
}

function thingItem(
  { part, id, kind, name, projectName, environment, purpose: said, otherKey, version }: LeftThing,
  owners: ReadonlyMap<string, DirectoryEntry>,
): HandoverItem {
  const purpose = part === 'finding' && said !== null ? titleOf(said) : said
  return { part, id, kind, name, projectName, environment, purpose, version, other: otherOf(otherKey, owners) }
}

function otherOf(key: string | null, owners: ReadonlyMap<string, DirectoryEntry>): OwnerAnswer | null {
  const known = key === null ? undefined : owners.get(key)
  return known ? toOwnerAnswer(known) : null
}
