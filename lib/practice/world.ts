import { Agenda } from './agenda'
import { nextNumber, nextUuid } from './ids'
import type { Job, JobKind, State } from './model'
import { openStore, type Store } from './store'

/** The account while it lives: what it holds, what is coming, and the moment it is. Rules change it; routes ask rules. */
export interface World {
  readonly store: Store
  readonly agenda: Agenda
  /** The moment being lived: of the request being answered, or of the past run being caught up with. */
  now: number
  /** Jobs (creating, copying, restoring) take this many times less than they do at Raff. */
  readonly workSpeed: number
  /** Counts changes worth saving; `uses` counts only that a key was used. */
  changes: number
  uses: number
}

export function openWorld(state: State, { workSpeed }: { workSpeed: number }): World {
  const store = openStore(state)
  const agenda = new Agenda()
  for (const job of store.jobs.values()) agenda.add({ at: job.dueAt, kind: 'job', id: job.id })
  for (const { nextRunAt, id } of store.schedules.all()) agenda.add({ at: nextRunAt, kind: 'schedule', id })
  for (const { expiresAt, id } of store.invitations.all()) agenda.add({ at: expiresAt, kind: 'invitation', id })
  return { store, agenda, now: state.now, workSpeed, changes: 0, uses: 0 }
}

export function newUuid(world: World, kind: string): string {
  return nextUuid(world.store, kind)
}

export function newNumber(world: World, kind: string): number {
  return nextNumber(world.store, kind)
}

/** `seconds` are Raff's; the account's work speed shortens them. */
export function queueJob(world: World, seconds: number, job: JobKind): void {
  const dueAt = world.now + Math.round((seconds * 1000) / world.workSpeed)
  const queued: Job = { id: newNumber(world, 'job'), dueAt, ...job }
  world.store.jobs.set(queued.id, queued)
  world.agenda.add({ at: dueAt, kind: 'job', id: queued.id })
}
