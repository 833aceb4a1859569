import 'server-only'
import { presentRows } from '../../db/inventory-known'
import type { ListRead } from '../../raff/read-list'
import type { Ip } from '../../raff/parse/ip'
import { eachOf } from './each-of'
import { factsOfRow } from './facts-of-row'
import { addToReading, blindBy, blindOf, type KindReading, newReading, projectOutOfReach } from './kind-reading'
import { type JudgedReading, prove } from './read-kind'
import type { ProjectsInSight, SyncTask } from './sync-task'

/** Public addresses: Raff lists them only project by project. */
export async function readAddresses(task: SyncTask, projects: ProjectsInSight): Promise<JudgedReading> {
  const reading = newReading('ip', task.now(), {
    blind: projects.outOfReach.map(projectOutOfReach),
    provenProjects: new Set(projects.gone),
  })
  const known = await presentRows(task.accountId, 'ip')
  await eachOf(projects.listed, async (projectId) => {
    const expected = new Set(known.flatMap((row) => (row.projectId === projectId ? row.raffId : [])))
    const options = { projectId, signal: task.signal, onProgress: task.progress.ofList(), expected }
    try {
      const read = await task.raff.ips.list(options)
      addRead(reading, read, projectId)
      task.tally.projectLists.ips.push(read.rows.length + read.unreadable.length)
    } catch (error) {
      reading.blind.push(blindBy(error, projectId))
    }
  })
  reading.endedAt = task.now()
  // each project was just asked by itself: only a single address may still be in doubt
  return prove(task, reading, { get: (raff, id, _, signal) => raff.ips.get(id, { signal }) })
}

function addRead(reading: KindReading, read: ListRead<Ip>, projectId: string): void {
  const rows = read.rows.map((row) => ({
    id: row.id,
    // the list says which project it is, also where a row does not
    facts: { ...factsOfRow(row), projectId: row.projectId ?? projectId },
    accountId: null,
  }))
  addToReading(reading, rows, read.unreadable)
  if (read.complete) reading.provenProjects.add(projectId)
  else reading.blind.push(...blindOf(read, projectId))
}
