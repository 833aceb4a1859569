import 'server-only'
import type { z } from 'zod'
import type { ProjectAnswer, putEnvironmentBody } from '../contracts/environments'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { copyContext } from '../db/copy-context'
import { databaseTime } from '../db/database-time'
import { lockInventory } from '../db/lock-inventory'
import { findProject, putProjectEnvironment } from '../db/project-environments'
import { guessEnvironment } from '../domain/inventory/environment'
import { Refusal } from '../domain/refusals'
import type { Caller } from './caller'
import { noSuchProject, toProjectAnswer } from './list-projects'
import { queueFindings } from './queue-findings'

/** An admin says which environment a project is. Everything in it counts as that, from the next request. */
export async function confirmEnvironment(
  projectId: string,
  { environment, version }: z.output<typeof putEnvironmentBody>,
  { viewer, by }: Caller,
): Promise<ProjectAnswer> {
  const known = await findProject(projectId)
  if (!known) throw noSuchProject()
  return inTransaction(async (tx) => {
    await lockInventory(tx, [known.accountId])
    const project = await findProject(projectId, tx)
    if (!project) throw noSuchProject()
    const { name, confirmed } = project
    if (version !== undefined && version !== project.version) {
      throw new Refusal('conflict', `Somebody else has said what ${name} is meanwhile. Reload and look again.`)
    }
    if (confirmed === environment) return toProjectAnswer(project)
    const said = { confirmedById: viewer.personId, confirmedAt: await databaseTime(tx), version: project.version + 1 }
    await putProjectEnvironment(tx, projectId, environment && { environment, ...said })
    await copyContext(tx, project.accountId)
    await queueFindings(tx, project.accountId)
    const after = await findProject(projectId, tx)
    if (!after) throw noSuchProject()
    await appendAudit(tx, {
      ...by,
      action: environment ? 'environment.confirmed' : 'environment.left-to-name',
      outcome: 'done',
      target: { kind: 'project', id: projectId, name },
      before: { environment: confirmed ?? guessEnvironment(name).environment, guessed: confirmed === null },
      after: { environment: after.confirmed ?? guessEnvironment(name).environment, guessed: after.confirmed === null },
    })
    return toProjectAnswer(after)
  })
}
