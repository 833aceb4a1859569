import 'server-only'
import type { KnownFinding } from '../domain/findings/compare-findings'
import type { Transaction } from './client'

/** What is known of an account's findings, closed ones too: they may come back. */
export async function knownFindings(tx: Transaction, accountId: string): Promise<KnownFinding[]> {
  return tx.$queryRaw<KnownFinding[]>`
    SELECT f.id::text, f.key, f.code, f.severity, f.hash, f.open, f.project_id AS "projectId",
      f.unjudged_since AS "unjudgedSince", f.decision, f.decided_until AS "decidedUntil", d.code AS "decidedCode",
      d.severity AS "decidedSeverity"
    FROM finding f LEFT JOIN finding_decision d ON d.id = f.decision_id WHERE f.account_id = ${accountId}::uuid`
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
