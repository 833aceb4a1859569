import 'server-only'
import { presentRows } from '../../db/inventory-known'
import { type Doubt, judgeReading } from '../../domain/inventory/judge-read'
import { SYNC_PROOFS_AT_MOST } from '../../config/timings'
import { isRaffError } from '../../raff/errors'
import { eachOf } from './each-of'
import { KIND_LISTS, type KindList, type ListedKind } from './kind-lists'
import { addToReading, blindBy, blindOf, type KindReading, newReading, projectOutOfReach } from './kind-reading'
import type { ProjectsInSight, SyncTask } from './sync-task'

/** A reading and what it proves: nothing is gone but what is named here. */
export type JudgedReading = KindReading & { gone: string[]; missing: string[] }

/** Reads a kind that comes in one list for the whole account, and asks about whatever is missing in an odd way. */
export async function readKind(task: SyncTask, kind: ListedKind, projects: ProjectsInSight): Promise<JudgedReading> {
  const list: KindList = KIND_LISTS[kind]
  const reading = newReading(kind, task.now(), {
    blind: projects.outOfReach.map(projectOutOfReach),
    provenProjects: new Set(projects.gone),
  })
  const expected = new Set((await presentRows(task.accountId, kind)).map(({ raffId }) => raffId))
  task.tally.lists.set(list.list, 0)
  try {
    const read = await list.read(task.raff, { signal: task.signal, onProgress: task.progress.ofList(), expected })
    addToReading(reading, read.rows, read.unreadable)
    reading.blind.push(...blindOf(read, null))
    task.tally.lists.set(list.list, read.rows.length + read.unreadable.length)
  } catch (error) {
    reading.blind.push(blindBy(error, null))
  }
  await lookInto(task, reading, projects.unseen.get(kind) ?? [], list.read)
  reading.endedAt = task.now()
  return prove(task, reading, list)
}

/** Asks the projects in which our key probably sees nothing of this kind, unless something of it was just seen there. */
async function lookInto(
  task: SyncTask,
  reading: KindReading,
  unseen: string[],
  readList: KindList['read'],
): Promise<void> {
  if (reading.blind.some(({ projectId }) => projectId === null)) return
  const inSight = new Set(reading.observed.map(({ card }) => card.projectId))
  for (const projectId of unseen) if (!inSight.has(projectId)) await askProject(task, reading, projectId, readList)
}

/** Settles every doubt there is about missing things, as far as Raff answers; what stays open is not gone. */
export async function prove(task: SyncTask, reading: KindReading, list?: Partial<KindList>): Promise<JudgedReading> {
  const known = await presentRows(task.accountId, reading.kind)
  const provenGone = new Set<string>()
  const judge = () => judgeReading(reading.kind, known, { ...reading, provenGone })
  const first = judge()
  if (first.toProve.length === 0 || !list) return judged(reading, first)
  for (const doubt of first.toProve) {
    if (doubt.why === 'empty-project') await askProject(task, reading, doubt.projectId, list.read)
    else await askEach(task, doubt, provenGone, list.get)
  }
  const second = judge()
  return judged(reading, second)
}

function judged(reading: KindReading, { gone, toProve, unknown }: ReturnType<typeof judgeReading>): JudgedReading {
  return { ...reading, gone, missing: [...unknown, ...toProve.flatMap(({ raffIds }) => raffIds)] }
}

/** One list of just this project: whoever may read it and finds nothing knows that there is nothing. */
async function askProject(
  task: SyncTask,
  reading: KindReading,
  projectId: string | null,
  readList: KindList['read'] | undefined,
): Promise<void> {
  if (projectId === null || !readList) return
  task.tally.proofs += 1
  try {
    const read = await readList(task.raff, { signal: task.signal, projectId })
    addToReading(reading, read.rows, read.unreadable)
    if (read.complete) reading.provenProjects.add(projectId)
    else reading.blind.push(...blindOf(read, projectId))
  } catch (error) {
    reading.blind.push(blindBy(error, projectId))
  }
}

/** Only a plain "there is no such thing" proves anything; a refusal or a failure does not. */
async function askEach(task: SyncTask, doubt: Doubt, provenGone: Set<string>, get: KindList['get']): Promise<void> {
  if (!get) return
  const ask = doubt.raffIds.slice(0, SYNC_PROOFS_AT_MOST)
  task.tally.proofs += ask.length
  await eachOf(ask, async (raffId) => {
    try {
      await get(task.raff, raffId, doubt.projectId ?? '', task.signal)
    } catch (error) {
      if (isRaffError(error, 'not-found')) provenGone.add(raffId)
      else if (!isRaffError(error) || error.kind === 'cancelled') throw error
    }
  })
}
