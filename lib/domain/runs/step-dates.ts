import type { PlannedStep } from '../plans/plan-shape'

// Replacing a key is a case of days. Who does each step of it and by when is said from its start on, so that it does not
// lie half done until somebody stumbles over it.

export type StepDuty = {
  /** Null: Stocktake does it by itself. */
  owner: { id: string; name: string } | null
  dueAt: Date
}

const DAY_MS = 86_400_000

/** To put the new key wherever the old one is: until the next weekly review. */
const INSTALLED_MS = 7 * DAY_MS
/** Where it may have leaked the old one is off already: whatever needs it stands still. */
const INSTALLED_LEAKED_MS = DAY_MS
/** Jobs that run once a night or at the weekend begin. */
const SEEN_MS = 3 * DAY_MS

/** The duties of a rotation's steps, one after the other from its start. */
export function rotationDuties(
  steps: readonly Pick<PlannedStep, 'kind' | 'time'>[],
  { startedAt, person, leaked }: { startedAt: Date; person: { id: string; name: string }; leaked: boolean },
): StepDuty[] {
  let at = startedAt.getTime()
  return steps.map(({ kind, time }) => {
    if (time.kind === 'after') at += time.ms
    if (kind === 'tick') at += leaked ? INSTALLED_LEAKED_MS : INSTALLED_MS
    if (kind === 'seen-in-use') at += SEEN_MS
    return { owner: isPersons(kind) ? person : null, dueAt: new Date(at) }
  })
}

/** Whether it waits for a person: only such a step is given to somebody. */
export function isPersons(kind: PlannedStep['kind']): boolean {
  return kind === 'tick' || kind === 'seen-in-use'
}
