import 'server-only'
import { type PlanAnswer, type PlanOrder, toPlanAnswer } from '../contracts/plans'
import { Refusal } from '../domain/refusals'
import { makePlan } from './plans/make-plan'

/** Shows what would happen, and does nothing. */
export async function planAction(order: PlanOrder): Promise<PlanAnswer> {
  const { plan, gone } = await makePlan(order)
  if (gone.length > 0)
    throw new Refusal('gone', 'Raff does not have it any more. The next sync takes it out of the inventory.')
  return toPlanAnswer(plan) as PlanAnswer
}
