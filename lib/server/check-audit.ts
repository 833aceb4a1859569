import 'server-only'
import type { AuditVerdict } from '../contracts/audit'
import { type AuditActor, appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { type NotedHead, verifyAudit } from './verify-audit'

/** Checks the log for somebody and writes that it was checked, and with what result, as the next entry. */
export async function checkAudit(
  noted: { seq?: number; hash?: string },
  by: { actor: AuditActor; httpRequestId?: string },
): Promise<AuditVerdict> {
  const { seq, hash } = noted
  const asked: NotedHead | undefined = seq !== undefined && hash !== undefined ? { seq, hash } : undefined
  const verdict = await verifyAudit(asked)
  const { intact, entries, firstBroken } = verdict
  await inTransaction((tx) =>
    appendAudit(tx, {
      ...by,
      action: 'audit.verified',
      outcome: intact ? 'done' : 'failed',
      after: { entries, intact, firstBroken, ...(asked ? { noted: asked } : {}) },
    }),
  )
  return verdict
}
