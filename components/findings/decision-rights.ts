import { may, type Role } from '@/lib/auth/roles'
import type { DecisionAnswer } from '@/lib/contracts/findings'

/** What the person in front of the page may decide. */
export type DecisionRights = { decide: boolean; exempt: boolean }

export function decisionRights(role: Role): DecisionRights {
  return { decide: may(role, 'finding.decide'), exempt: may(role, 'finding.exempt') }
}

/** Why these decisions cannot be taken back by whoever looks at them. */
export function whyNotBack(
  { exempt }: DecisionRights,
  decisions: readonly (DecisionAnswer | null)[],
): string | undefined {
  if (exempt || !decisions.some((decision) => decision?.verdict === 'exempt')) return
  return 'It takes an approver to take an exemption back.'
}
