import 'server-only'
import type { PolicyAnswer, policyVersionsAnswer, ThresholdAnswer } from '../contracts/policy'
import type { z } from 'zod'
import { currentFindingsPolicy, policyVersions } from '../db/policy-versions'
import {
  DEFAULT_POLICY,
  ENVIRONMENT_THRESHOLDS,
  type EnvironmentThreshold,
  type FindingsPolicy,
  PLAIN_THRESHOLDS,
  type PlainThreshold,
} from '../domain/findings/policy'
import { policyChanges } from '../domain/findings/policy-changes'

/** The thresholds in force, and what each of them means. */
export async function readPolicy(): Promise<PolicyAnswer> {
  const { version, policy, at, byName } = await currentFindingsPolicy()
  return {
    findings: {
      area: 'findings',
      version,
      changedAt: at?.toISOString() ?? null,
      changedBy: byName,
      policy,
      defaults: DEFAULT_POLICY,
      thresholds: [...describe(PLAIN_THRESHOLDS, false), ...describe(ENVIRONMENT_THRESHOLDS, true)],
    },
  }
}

function describe(
  table: Record<string, PlainThreshold | EnvironmentThreshold>,
  perEnvironment: boolean,
): ThresholdAnswer[] {
  return Object.entries(table).map(([name, threshold]) => ({ name, ...threshold, perEnvironment }))
}

/** Every version of a policy, the newest first, with what it changed. */
export async function listPolicyVersions(
  area: 'findings' | 'approvals',
  now = new Date(),
): Promise<z.input<typeof policyVersionsAnswer>> {
  const versions = await policyVersions(area)
  return {
    data: versions.map(({ version, policy, at, byName, reason }, index) => {
      const before = (versions[index + 1]?.policy ?? DEFAULT_POLICY) as FindingsPolicy
      return {
        ...{ area, version, by: byName, reason },
        at: at?.toISOString() ?? null,
        changes: area === 'findings' ? policyChanges({ ...DEFAULT_POLICY, ...before }, policy as FindingsPolicy) : [],
      }
    }),
    total: versions.length,
    asOf: now.toISOString(),
  }
}
