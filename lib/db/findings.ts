import 'server-only'
import type { KnownFinding } from '../domain/findings/compare-findings'
import type { Transaction } from './client'

/** What is known of an account's findings, closed ones too: they may come back. */
export async function knownFindings(tx: Transaction, accountId: string): Promise<KnownFinding[]> {
  return tx.$queryRaw<KnownFinding[]>`
    SELECT id::text, key, code, severity, hash, open, project_id AS "projectId", unjudged_since AS "unjudgedSince", decision,
      decided_until AS "decidedUntil"
    FROM finding WHERE account_id = ${accountId}::uuid`
}

export type FindingsRunRow = {
  accountId: string
  computedAt: Date
  policyVersion: number
  tookMs: number
  findings: number
}

export async function noteFindingsRun(tx: Transaction, run: FindingsRunRow): Promise<void> {
  const { accountId, ...rest } = run
  await tx.findingsRun.upsert({ where: { accountId }, create: run, update: rest, select: { accountId: true } })
}
