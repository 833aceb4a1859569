import 'server-only'
import { type ApprovalPolicyInForce, approvalPolicy } from '../../db/approval-policy'
import type { ActivePerson } from '../../db/approvers'
import type { Transaction } from '../../db/client'
import { ENVIRONMENTS, type Environment } from '../../domain/inventory/environment'
import type { Plan } from '../../domain/plans/plan-shape'
import { type FrozenPolicy, freezePolicy } from '../../domain/requests/freeze-policy'
import { approvers, holdApprovers } from './who-decides'

/** What it takes for this plan, by the policy and the people of this moment, who are held until the transaction has ended. */
export async function frozenPolicy(tx: Transaction, plan: Plan, askerId: string): Promise<FrozenPolicy> {
  return freezeFor(plan, askerId, await approvalPolicy(tx), await holdApprovers(tx))
}

/** The same for a dry run: nobody is held, and nothing is promised. */
export async function policyOutlook(plan: Plan, askerId: string): Promise<FrozenPolicy> {
  const [inForce, people] = await Promise.all([approvalPolicy(), approvers()])
  return freezeFor(plan, askerId, inForce, people)
}

function freezeFor(
  plan: Plan,
  askerId: string,
  { policy, version }: ApprovalPolicyInForce,
  people: readonly ActivePerson[],
): FrozenPolicy {
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
