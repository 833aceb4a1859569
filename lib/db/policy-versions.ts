import 'server-only'
import { DEFAULT_POLICY, type FindingsPolicy } from '../domain/findings/policy'
import { database, type Prisma, type Transaction } from './client'

// Policies, each change a version of its own. Version 0 are the defaults.

export type PolicyVersionRow<Policy> = {
  version: number
  policy: Policy
  at: Date | null
  byId: string | null
  byName: string | null
  reason: string | null
}

/** Whoever changes a policy waits here for its turn. */
export async function lockPolicy(tx: Transaction, area: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('stocktake policy'), hashtext(${area}))::text`
}

export async function currentFindingsPolicy(tx: Transaction = database()): Promise<PolicyVersionRow<FindingsPolicy>> {
  const row = await tx.policyVersion.findFirst({ where: { area: 'findings' }, orderBy: { version: 'desc' } })
  if (!row) return { version: 0, policy: DEFAULT_POLICY, at: null, byId: null, byName: null, reason: null }
  const { area: _, policy, ...rest } = row
  // a threshold that is newer than the version has its default
  return { ...rest, policy: { ...DEFAULT_POLICY, ...(policy as unknown as FindingsPolicy) } }
}

/** The newest first. */
export async function policyVersions(area: string, limit = 200): Promise<PolicyVersionRow<unknown>[]> {
  const rows = await database().policyVersion.findMany({ where: { area }, orderBy: { version: 'desc' }, take: limit })
  return rows.map(({ area: _, ...row }) => row)
}

export async function addPolicyVersion(
  tx: Transaction,
  area: string,
  version: Required<Pick<PolicyVersionRow<object>, 'version' | 'policy' | 'byId' | 'reason'>> & {
    at: Date
    byName: string
  },
): Promise<void> {
  await tx.policyVersion.create({
    data: { area, ...version, policy: version.policy as Prisma.InputJsonValue },
    select: { version: true },
  })
}
