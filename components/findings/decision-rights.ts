import { may, type Role } from '@/lib/auth/roles'

/** What the person in front of the page may decide. */
export type DecisionRights = { decide: boolean; exempt: boolean }

export function decisionRights(role: Role): DecisionRights {
  return { decide: may(role, 'finding.decide'), exempt: may(role, 'finding.exempt') }
}
