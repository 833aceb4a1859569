import 'server-only'
import type { RequestRow } from '../../db/requests'
import { type Comparison, comparePlans } from '../../domain/plans/compare-plans'
import type { Plan } from '../../domain/plans/plan-shape'
import { type MadePlan, makePlan } from '../plans/make-plan'

/** Actions whose end is that the thing is gone: then there is nothing left to do. */
const ENDS_IN_GONE = /\.(delete|release|revoke)$/

/** Makes the plan of a request anew and says whether it still is what was asked. */
export async function freshPlan(request: RequestRow): Promise<{ plan: Plan; comparison: Comparison }> {
  const order = {
    action: request.action,
    targets: request.targets.map(({ resourceId }) => resourceId),
    params: request.params,
  }
  const made = await makePlan(order)
  return { plan: made.plan, comparison: compare(request, made) }
}

function compare(request: RequestRow, { plan, gone }: MadePlan): Comparison {
  if (gone.length === 0) return comparePlans(request.plan, plan)
  const names = request.targets.filter(({ resourceId }) => gone.includes(resourceId)).map(({ name }) => name)
  if (gone.length < request.targets.length)
    return {
      is: 'different',
      changes: [{ what: 'What it is about', before: names, after: names.map((name) => `${name} is gone.`) }],
    }
  return ENDS_IN_GONE.test(request.action)
    ? { is: 'nothing-left', why: `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} gone already.` }
    : { is: 'impossible', why: `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} gone.` }
}
