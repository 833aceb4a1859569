import 'server-only'
import { readAccountFacts } from '../../db/account-facts'
import { database } from '../../db/client'
import { currentFindingsPolicy } from '../../db/policy-versions'
import { listFindings } from '../../db/finding-list'
import type { AccountFacts } from '../../domain/findings/account-facts'
import type { FindingsPolicy } from '../../domain/findings/policy'
import type { FindingAnswer } from '../../contracts/findings'
import type { Kind } from '../../domain/inventory/kinds'
import { toFindingAnswer } from '../finding-answer'

/** What a key, its makers and its roles are known by; nothing of what runs in the account. */
const KINDS_OF_KEYS: Kind[] = ['api-key', 'role', 'project', 'member']

/** Rows. Far more findings than keys any account has. */
const MOST = 20_000

export type KeyFacts = {
  accounts: AccountFacts[]
  policy: FindingsPolicy
  policyVersion: number
  /** By our id of the key. */
  findings: Map<string, FindingAnswer[]>
}

export async function keyFactsOf(accountIds: readonly string[], now: Date): Promise<KeyFacts> {
  const [{ policy, version }, rows, ...accounts] = await Promise.all([
    currentFindingsPolicy(),
    listFindings({ accountIds, ofKind: 'api-key', state: ['open', 'noted', 'decided'] }, MOST),
    ...accountIds.map((id) => readAccountFacts(database(), id, now, KINDS_OF_KEYS)),
  ])
  const findings = new Map<string, FindingAnswer[]>()
  for (const row of rows) {
    const finding = toFindingAnswer(row, now)
    const id = row.resourceId ?? ''
    findings.set(id, [...(findings.get(id) ?? []), finding])
  }
  return { accounts, policy, policyVersion: version, findings }
}
