import 'server-only'
import { type ApprovalPolicy, DEFAULT_APPROVAL_POLICY } from '../domain/requests/approval-policy'
import { database, type Transaction } from './client'

const AREA = 'approvals'

export type ApprovalPolicyInForce = { version: number; policy: ApprovalPolicy }

/** The newest version, over the defaults: a setting that came later than the version has its default. */
export async function approvalPolicy(tx: Transaction = database()): Promise<ApprovalPolicyInForce> {
  const row = await tx.policyVersion.findFirst({ where: { area: AREA }, orderBy: { version: 'desc' } })
  if (!row) return { version: 0, policy: DEFAULT_APPROVAL_POLICY }
  const given = row.policy as unknown as Partial<ApprovalPolicy>
  const { levels } = DEFAULT_APPROVAL_POLICY
  return {
    version: row.version,
    policy: {
      ...DEFAULT_APPROVAL_POLICY,
      ...given,
      levels: {
        low: { ...levels.low, ...given.levels?.low },
        medium: { ...levels.medium, ...given.levels?.medium },
        high: { ...levels.high, ...given.levels?.high },
      },
    },
  }
}
