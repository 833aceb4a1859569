import 'server-only'
import type { PlanChange } from '../domain/plans/compare-plans'
import type { Plan } from '../domain/plans/plan-shape'
import type { FrozenPolicy } from '../domain/requests/freeze-policy'
import type { RiskLevel } from '../domain/requests/risk'
import { moveTo, type RequestMove, type RequestState } from '../domain/requests/states'
import { Prisma, type Transaction } from './client'
import { stored } from './requests'

export type MoveChange = Partial<{
  approvedAt: Date | null
  runAt: Date | null
  startedAt: Date
  endedAt: Date
  expiresAt: Date
  outcome: string
  problem: string | null
  postponedUntil: Date | null
  postponedTimes: { increment: number }
  round: { increment: number }
  wakeAt: Date | null
  plan: Plan
  freshPlan: Plan | null
  changes: PlanChange[] | null
  fingerprint: string
  policy: FrozenPolicy
  title: string
  level: RiskLevel
}>

/**
 * Moves a request on from the state somebody saw it in. False when it is not in that state any more: somebody else was
 * faster, and nothing is written.
 */
export async function moveRequest(
  tx: Transaction,
  id: string,
  from: RequestState,
  move: RequestMove,
  change: MoveChange = {},
): Promise<boolean> {
  const to = moveTo(from, move)
  if (to === null) return false
  const { plan, freshPlan, changes, policy, ...rest } = change
  const { count } = await tx.request.updateMany({
    where: { id, state: from },
    data: {
      ...rest,
      state: to,
      ...(plan && { plan: stored(plan) }),
      ...(policy && { policy: stored(policy) }),
      ...(freshPlan !== undefined && { freshPlan: freshPlan === null ? Prisma.DbNull : stored(freshPlan) }),
      ...(changes !== undefined && { changes: changes === null ? Prisma.DbNull : stored(changes) }),
    },
  })
  return count === 1
}

/** Asks a run that is under way to send nothing further. False when it is not under way. */
export async function askToStop(tx: Transaction, id: string, by: { name: string; at: Date }): Promise<boolean> {
  const { count } = await tx.request.updateMany({
    where: { id, state: 'running', stopAskedAt: null },
    data: { stopAskedAt: by.at, stopAskedBy: by.name, wakeAt: by.at },
  })
  return count === 1
}
