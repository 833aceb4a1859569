import type { OverviewAnswer } from '../../contracts/overview'
import type { OpenRotation } from '../../db/open-rotations'
import { isPersons } from '../../domain/runs/step-dates'

/** How a key's replacement stands: whose turn it is, and whether that is overdue. */
export function rotationLine(
  { requestId, title, problem, step }: OpenRotation,
  now: Date,
): OverviewAnswer['rotations'][number] {
  return {
    requestId,
    title,
    now: problem ?? step?.sentence ?? 'Approved, not begun yet.',
    owner: step?.owner ?? null,
    dueAt: step?.dueAt?.toISOString() ?? null,
    isLate: step !== null && step.dueAt !== null && isPersons(step.kind) && step.dueAt < now,
  }
}
