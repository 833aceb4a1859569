import 'server-only'
import { approvalPolicy } from '../../db/approval-policy'
import type { Transaction } from '../../db/client'
import { ENVIRONMENTS, type Environment } from '../../domain/inventory/environment'
import type { Plan } from '../../domain/plans/plan-shape'
import { type FrozenPolicy, freezePolicy } from '../../domain/requests/freeze-policy'
import { holdApprovers } from './who-decides'

/** What it takes for this plan, by the policy and the people of this moment. */
export async function frozenPolicy(tx: Transaction, plan: Plan, askerId: string): Promise<FrozenPolicy> {
  const { policy, version } = await approvalPolicy(tx)
  const people = await holdApprovers(tx)
  const environments = ENVIRONMENTS.filter((one): one is Environment =>
    plan.targets.some(({ environment }) => environment === one),
  )
  return freezePolicy({
    policy,
    version,
    level: plan.risk.level,
    environments,
    targets: plan.targets.map(({ id }) => id),
    raisedBy: plan.raisedBy,
    twoBecause: plan.twoBecause,
    askerId,
    approverIds: people.map(({ id }) => id),
  })
}
