import 'server-only'
import { presentFacts } from '../../db/inventory-known'
import type { MemberFacts } from '../../domain/inventory/facts'
import type { BlindSpot } from '../../domain/inventory/judge-read'
import { type Membership, mergePeople } from '../../domain/inventory/merge-people'
import type { Member } from '../../raff/parse/member'
import type { Unreadable } from '../../raff/parse/rows'
import { eachOf } from './each-of'
import { factsOfRow } from './facts-of-row'
import { blindBy, blindOf, newReading, observeRow, projectOutOfReach } from './kind-reading'
import { type JudgedReading, prove } from './read-kind'
import type { ProjectsInSight, SyncTask } from './sync-task'

/** Members and open invitations: from the list of the account and from the list of each project. */
export async function readPeople(
  task: SyncTask,
  projects: ProjectsInSight,
): Promise<{ members: JudgedReading; invitations: JudgedReading }> {
  const startedAt = task.now()
  const blind: BlindSpot[] = []
  const unreadable: Unreadable[] = []
  const account = await readAccountMembers(task, blind, unreadable)
  const lists = new Map<string, Membership[] | null>(projects.outOfReach.map((id) => [id, null]))
  const blindProjects = projects.outOfReach.map(projectOutOfReach)
  await eachOf(projects.listed, async (projectId) => {
    const before = blindProjects.length
    const rows = await readProjectMembers(task, projectId, blindProjects, unreadable)
    lists.set(projectId, blindProjects.length > before ? null : rows)
  })
  const before = await presentFacts<MemberFacts>(task.accountId, 'member')
  const { members, invitations } = mergePeople({ account, projects: lists, before })
  // while members of the account are missing from its list, nobody can be told to be only in projects
  if (blind.length > 0 || unreadable.length > 0)
    for (const id of members.keys()) if (id.startsWith('user:') && !before.has(id)) members.delete(id)
  const unnamed = unreadable.flatMap(({ id }) => id ?? [])
  const base = { unreadable, endedAt: task.now(), provenProjects: new Set(provenBy(lists, projects)) }
  const memberReading = newReading('member', startedAt, {
    ...base,
    observed: [...members].map(([id, facts]) => observeRow('member', id, facts)),
    seen: new Set([...members.keys(), ...unnamed]),
    // somebody known only from a project that cannot be read now is not gone
    blind: blindProjects.length > 0 && blind.length === 0 ? onlyInProjects(before, members, blindProjects) : blind,
  })
  const invitationReading = newReading('invitation', startedAt, {
    ...base,
    observed: [...invitations].map(([id, facts]) => observeRow('invitation', id, facts)),
    seen: new Set([...invitations.keys(), ...unnamed]),
    blind: [...blind, ...blindProjects],
  })
  return { members: await prove(task, memberReading), invitations: await prove(task, invitationReading) }
}

function onlyInProjects(
  before: ReadonlyMap<string, MemberFacts>,
  now: ReadonlyMap<string, MemberFacts>,
  blindProjects: BlindSpot[],
): BlindSpot[] {
  const missing = [...before].some(([id]) => id.startsWith('user:') && !now.has(id))
  const [first] = blindProjects
  return missing && first ? [{ ...first, projectId: null }] : []
}

function* provenBy(lists: ReadonlyMap<string, Membership[] | null>, projects: ProjectsInSight): Generator<string> {
  yield* projects.gone
  for (const [projectId, rows] of lists) if (rows !== null) yield projectId
}

async function readAccountMembers(task: SyncTask, blind: BlindSpot[], unreadable: Unreadable[]): Promise<Membership[]> {
  try {
    const read = await task.raff.members.list({ signal: task.signal, onProgress: task.progress.ofList() })
    task.tally.lists.set('members', read.rows.length + read.unreadable.length)
    unreadable.push(...read.unreadable)
    blind.push(...blindOf(read, null))
    return read.rows.map(asMembership)
  } catch (error) {
    blind.push(blindBy(error, null))
    return []
  }
}

async function readProjectMembers(
  task: SyncTask,
  projectId: string,
  blind: BlindSpot[],
  unreadable: Unreadable[],
): Promise<Membership[]> {
  try {
    const options = { projectId, signal: task.signal, onProgress: task.progress.ofList() }
    const read = await task.raff.projectMembers.list(options)
    task.tally.projectLists['project-members'].push(read.rows.length + read.unreadable.length)
    unreadable.push(...read.unreadable)
    blind.push(...blindOf(read, projectId))
    return read.rows.map(asMembership)
  } catch (error) {
    blind.push(blindBy(error, projectId))
    return []
  }
}

function asMembership(row: Member): Membership {
  const { projectId: _, other: __, ...rest } = factsOfRow(row)
  return { ...rest, id: row.id }
}
