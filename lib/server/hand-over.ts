import 'server-only'
import type { z } from 'zod'
import { may } from '../auth/roles'
import type { HandOverAnswer, handOverBody } from '../contracts/handover'
import { BULK_MOST } from '../contracts/ownership'
import { inTransaction } from '../db/client'
import { countLeft, findAssigned, readLeft, teamsWith } from '../db/handover'
import { readOwnership } from '../db/ownership'
import { type DirectoryEntry, ownerDirectory } from '../db/owner-directory'
import type { OwnerRef } from '../domain/inventory/owner'
import { handoverEdit, type HandoverPart, type Leaver, leaverOf } from '../domain/ownership/handover'
import type { OwnershipEdit } from '../domain/ownership/ownership'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { changeTeam } from './change-team'
import { decideFinding } from './decide-finding'
import { editOwnerships } from './ownership/edit-ownerships'
import { noSuchOwner } from './ownership/no-such-owner'
import { noSuchThing } from './ownership/no-such-thing'
import { toOwnershipResults } from './ownership/ownership-results'

type Asked = z.output<typeof handOverBody>
type Item = { part: HandoverPart; id: string; to: OwnerRef | null; version?: number | undefined }
type Result = HandOverAnswer['results'][number]

/** Somebody else takes over what one leaves behind, item by item or all at once. What is not theirs any more stays. */
export async function handOver(asked: Asked, caller: Caller): Promise<HandOverAnswer> {
  const leaver = leaverOf(await ownerDirectory(), asked.from)
  if (!leaver) throw noSuchOwner()
  const items = asked.items ?? (await everythingOf(leaver, asked.all))
  const things = items.filter(({ part }) => part !== 'team' && part !== 'finding')
  const results = [...(await handOverThings(things, leaver, caller))]
  for (const item of items.filter(({ part }) => part === 'team'))
    results.push(await handOverPlace(item, leaver, caller))
  for (const item of items.filter(({ part }) => part === 'finding'))
    results.push(await handOverFinding(item, leaver, caller))
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length
  const [left, teams] = await Promise.all([countLeft(leaver), teamsWith(leaver.personIds)])
  return { results, changed: count('changed'), refused: count('refused'), left: left + teams.length }
}

async function everythingOf(leaver: Leaver, all: Asked['all']): Promise<Item[]> {
  const to = all?.to ?? null
  const [{ things, total }, teams] = await Promise.all([readLeft(leaver, BULK_MOST), teamsWith(leaver.personIds)])
  const there = total + teams.length
  if (all?.expected !== undefined && all.expected !== there) {
    const now = there.toLocaleString('en')
    throw new Refusal('conflict', `The list has changed meanwhile: it holds ${now} now. Look again, then decide.`)
  }
  // a team cannot take somebody's place in a team, nor look into a finding
  const place = to?.kind === 'person' ? to : null
  return [
    ...things.map(({ part, id, version }) => ({ part, id, to: part === 'finding' ? place : to, version })),
    ...teams.map(({ id, version }) => ({ part: 'team' as const, id, to: place, version })),
  ]
}

async function handOverThings(items: readonly Item[], leaver: Leaver, caller: Caller): Promise<Result[]> {
  if (items.length === 0) return []
  const known = await readOwnership(items.map(({ id }) => id))
  const edits = new Map<string, OwnershipEdit>()
  const notTheirs = new Map<Item, string>()
  for (const item of items) {
    const thing = known.get(item.id)
    const { part } = item
    const isThing = part !== 'team' && part !== 'finding'
    const edit = thing && isThing ? handoverEdit(part, thing.ownership, leaver, item.to) : null
    if (edit) edits.set(item.id, { ...edits.get(item.id), ...edit, version: item.version ?? edit.version })
    else notTheirs.set(item, thing ? `${thing.name} is somebody else’s by now.` : noSuchThing().message)
  }
  const done = await inTransaction((tx) => editOwnerships(tx, edits, 'handed-over', caller))
  const byId = new Map(toOwnershipResults(done).results.map((result) => [result.id, result]))
  return items.map((item) => {
    const { part, id } = item
    const why = notTheirs.get(item)
    const result = byId.get(id)
    if (why !== undefined || !result)
      return { part, id, name: known.get(id)?.name ?? null, outcome: 'refused', why: why ?? noSuchThing().message }
    return { ...result, part }
  })
}

/** Their place in a team: somebody else's, or nobody's. */
async function handOverPlace(item: Item, leaver: Leaver<DirectoryEntry>, caller: Caller): Promise<Result> {
  const { part, id, to, version } = item
  const team = (await teamsWith(leaver.personIds)).find((one) => one.id === id)
  const refused = (why: string): Result => ({ part, id, name: team?.name ?? null, outcome: 'refused', why })
  if (!team) return refused('They are not in this team any more.')
  if (!may(caller.viewer.role, 'teams.manage')) return refused('Only an admin says who is in a team.')
  if (to && to.kind !== 'person') return refused('Only a person can take somebody’s place in a team.')
  const rest = team.people.filter((person) => !leaver.personIds.includes(person))
  const people = to ? [...rest, to.id] : rest
  try {
    await changeTeam(id, { people, version: version ?? team.version }, caller)
    return { part, id, name: team.name, outcome: 'changed', why: null }
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message)
    throw error
  }
}

/** What they looked into: somebody else looks into it now, or nobody yet. */
async function handOverFinding(item: Item, leaver: Leaver<DirectoryEntry>, caller: Caller): Promise<Result> {
  const { part, id, to, version } = item
  const finding = await findAssigned(id)
  const refused = (why: string): Result => ({ part, id, name: finding?.name ?? null, outcome: 'refused', why })
  if (!finding?.open) return refused('This is not true any more: there is nothing to look into.')
  if (!finding.assignedToId || !leaver.personIds.includes(finding.assignedToId))
    return refused('Somebody else looks into it by now.')
  if (to && to.kind !== 'person') return refused('Only a person who signs in here can look into something.')
  try {
    const body = { verdict: 'assign' as const, personId: to?.id ?? null, version: version ?? finding.version }
    await decideFinding(id, body, caller)
    return { part, id, name: finding.name, outcome: 'changed', why: null }
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message)
    throw error
  }
}
