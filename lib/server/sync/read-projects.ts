import 'server-only'
import { findAccount } from '../../db/raff-accounts'
import { knownProjects } from '../../db/known-counts'
import { checkSameAccount } from '../../domain/inventory/same-account'
import { type JudgedReading, readKind } from './read-kind'
import type { ProjectsInSight, SyncTask } from './sync-task'

/** The key shows another account than the one we know: nothing of it may be applied. */
export class OtherAccount extends Error {
  override readonly name = 'OtherAccount'
}

const NO_PROJECTS: ProjectsInSight = { listed: [], outOfReach: [], gone: [], unseen: new Map() }

/** Reads the projects first: they tell whether this is still the same account, and where everything else may be. */
export async function readProjects(task: SyncTask): Promise<{ reading: JudgedReading; projects: ProjectsInSight }> {
  const known = await knownProjects(task.accountId)
  const account = await findAccount(task.accountId)
  const reading = await readKind(task, 'project', NO_PROJECTS)
  const verdict = checkSameAccount({
    knownAccountId: account?.raffAccountId ?? null,
    seenAccountIds: reading.accountIds,
    knownProjectIds: new Set(known.map(({ raffId }) => raffId)),
    seenProjectIds: reading.seen,
  })
  if (!verdict.same) throw new OtherAccount(verdict.sentence)
  if (reading.blind.length === 0)
    return {
      reading,
      projects: { ...NO_PROJECTS, listed: [...reading.seen], outOfReach: reading.missing, gone: reading.gone },
    }
  // the list is not whole: what was in sight before is asked as before
  const inSight = known.filter((project) => project.inSight).map(({ raffId }) => raffId)
  const outOfReach = known.filter((project) => !project.inSight && !reading.seen.has(project.raffId))
  return {
    reading,
    projects: {
      ...NO_PROJECTS,
      listed: [...new Set([...reading.seen, ...inSight])],
      outOfReach: outOfReach.map(({ raffId }) => raffId),
      gone: reading.gone,
    },
  }
}
