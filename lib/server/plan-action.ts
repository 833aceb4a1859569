import 'server-only'
import { may } from '../auth/roles'
import { type DryRunAnswer, type PlanAnswer, type PlanOrder, toPlanAnswer } from '../contracts/plans'
import type { Viewer } from '../domain/person'
import { Refusal } from '../domain/refusals'
import { makePlan } from './plans/make-plan'
import { policyOutlook } from './requests/frozen-policy'

/** Shows what would happen and what it takes, and does nothing. */
export async function planAction(
  order: PlanOrder,
  { personId, role }: Pick<Viewer, 'personId' | 'role'>,
): Promise<DryRunAnswer> {
  const { plan, gone } = await makePlan(order)
  if (gone.length > 0)
    throw new Refusal('gone', 'Raff does not have it any more. The next sync takes it out of the inventory.')
  const { approvers, askerMayApprove, coolingOffMinutes, hours, because, breakGlass } = await policyOutlook(
    plan,
    personId,
  )
  return {
    ...(toPlanAnswer(plan) as PlanAnswer),
    takes: {
      approvers,
      askerMayApprove,
      coolingOffMinutes,
      workingHours: hours !== null,
      because,
      breakGlass: breakGlass && may(role, 'request.break-glass'),
    },
  }
}
