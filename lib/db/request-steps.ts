import 'server-only'
import type { PlannedStep } from '../domain/plans/plan-shape'
import type { StepDuty } from '../domain/runs/step-dates'
import type { StepState } from '../domain/runs/step-states'
import { database, Prisma, type Transaction } from './client'
import { stored } from './requests'

export type StepRow = {
  place: number
  targetId: string
  planned: PlannedStep
  state: StepState
  attempts: number
  baseline: unknown
  /** What it told: the id of what was made, or how the key begins that was put in. */
  answer: { id?: string; prefix?: string } | null
  notBefore: Date | null
  ownerId: string | null
  ownerName: string | null
  dueAt: Date | null
  intendedAt: Date | null
  answeredAt: Date | null
  endedAt: Date | null
  looks: number
  raffStatus: number | null
  progress: string | null
  note: string | null
}

export async function stepsOf(requestId: string, tx: Transaction = database()): Promise<StepRow[]> {
  const rows = await tx.requestStep.findMany({ where: { requestId }, orderBy: { place: 'asc' } })
  return rows.map(({ requestId: _, raffRequest: __, ...row }) => ({
    ...row,
    planned: row.planned as unknown as PlannedStep,
    state: row.state as StepState,
    answer: row.answer as StepRow['answer'],
  }))
}

/** `duties`: in a case of several days, who does each of them by when. */
export async function createSteps(
  tx: Transaction,
  requestId: string,
  steps: readonly PlannedStep[],
  duties: readonly StepDuty[] = [],
): Promise<void> {
  await tx.requestStep.createMany({
    data: steps.map((planned, place) => ({
      requestId,
      place,
      targetId: planned.target,
      planned: stored(planned),
      state: 'planned',
      notBefore: planned.time.kind === 'at' ? new Date(planned.time.at) : null,
      ownerId: duties[place]?.owner?.id ?? null,
      ownerName: duties[place]?.owner?.name ?? null,
      dueAt: duties[place]?.dueAt ?? null,
    })),
  })
}

export type StepChange = Partial<{
  state: StepState
  attempts: number
  baseline: unknown
  answer: { id?: string; prefix?: string }
  notBefore: Date | null
  ownerId: string
  ownerName: string
  dueAt: Date
  intendedAt: Date
  answeredAt: Date
  endedAt: Date
  looks: number
  raffStatus: number | null
  raffRequest: string | null
  progress: string | null
  note: string | null
}>

/**
 * Writes a step on from how somebody saw it. False when it is not so any more: another worker was there, and what this one
 * wanted to do with it must not be done.
 */
export async function moveStep(
  tx: Transaction,
  requestId: string,
  { place, state, attempts }: Pick<StepRow, 'place' | 'state' | 'attempts'>,
  { baseline, answer, ...change }: StepChange,
): Promise<boolean> {
  const { count } = await tx.requestStep.updateMany({
    where: { requestId, place, state, attempts },
    data: {
      ...change,
      ...(baseline !== undefined && { baseline: baseline === null ? Prisma.DbNull : stored(baseline) }),
      ...(answer !== undefined && { answer: stored(answer) }),
    },
  })
  return count === 1
}
