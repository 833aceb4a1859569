import 'server-only'
import type { PlannedStep } from '../domain/plans/plan-shape'
import { STEP_STATES, isStepOver } from '../domain/runs/step-states'
import { database } from './client'

export type OpenRotation = {
  requestId: string
  title: string
  problem: string | null
  /** Whose turn it is; null: it has not begun yet. */
  step: { kind: PlannedStep['kind']; sentence: string; owner: string | null; dueAt: Date | null } | null
}

/** Keys that are being replaced, the one that is due first, first. */
export async function openRotations(accountIds: string[]): Promise<OpenRotation[]> {
  const rows = await database().request.findMany({
    where: { accountId: { in: accountIds }, action: 'api-key.rotate', state: { in: ['approved', 'running'] } },
    select: {
      id: true,
      title: true,
      problem: true,
      steps: {
        where: { state: { in: STEP_STATES.filter((state) => !isStepOver(state)) } },
        orderBy: { place: 'asc' },
        take: 1,
      },
    },
    orderBy: { id: 'asc' },
  })
  const open = rows.map(({ id, title, problem, steps: [step] }): OpenRotation => {
    const planned = step?.planned as unknown as PlannedStep | undefined
    return {
      requestId: id,
      title,
      problem,
      step:
        step && planned
          ? { kind: planned.kind, sentence: planned.sentence, owner: step.ownerName, dueAt: step.dueAt }
          : null,
    }
  })
  return open.sort((a, b) => (a.step?.dueAt?.getTime() ?? 0) - (b.step?.dueAt?.getTime() ?? 0))
}
