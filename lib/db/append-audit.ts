import 'server-only'
import type { AuditAction, AuditActorKind, AuditOutcome } from '../domain/audit-actions'
import { AUDIT_FORM, type AuditHead, type AuditRecord, hashEntry } from '../domain/audit-chain'
import { cleanText, toJson } from '../domain/canonical-json'
import { Prisma, type Transaction } from './client'

export type AuditActor = { kind: AuditActorKind; id?: string | null; name: string }

export type AuditInput = {
  actor: AuditActor
  action: AuditAction
  outcome: AuditOutcome
  target?: { kind: string; id: string | null; name: string | null }
  connectionPrefix?: string
  project?: { id: string; name: string }
  /** The Stocktake request the entry belongs to. */
  requestId?: string
  raffStatus?: number
  before?: unknown
  after?: unknown
  reason?: string
  httpRequestId?: string
}

/**
 * Writes the next entry of the audit log inside the caller's transaction, so that the change and its entry are
 * committed together. Appends wait for each other on the head row: call it last, and hold the transaction no longer
 * than needed. Answers the new head.
 */
export async function appendAudit(tx: Transaction, input: AuditInput, now = new Date()): Promise<AuditHead> {
  const [head] = await tx.$queryRaw<AuditHead[]>`SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE`
  if (!head) throw new Error('The head of the audit log is missing from the database: run `npm run audit:verify`.')
  const record = toRecord(input, head.seq + 1n, now)
  const hash = hashEntry(record, head.hash)
  // the database takes an entry only from a transaction that has named its hash first: a row by hand is refused
  await tx.$queryRaw`SELECT set_config('stocktake.audit_append', ${hash}, true)`
  await tx.auditEntry.create({
    data: { ...record, before: stored(record.before), after: stored(record.after), prevHash: head.hash, hash },
    select: { seq: true },
  })
  await tx.auditHead.update({ where: { id: 1 }, data: { seq: record.seq, hash }, select: { seq: true } })
  return { seq: record.seq, hash }
}

function toRecord(input: AuditInput, seq: bigint, now: Date): AuditRecord {
  const text = (value: string | null | undefined) => (value === null || value === undefined ? null : cleanText(value))
  return {
    seq,
    at: now,
    form: AUDIT_FORM,
    actorKind: input.actor.kind,
    actorId: text(input.actor.id),
    actorName: cleanText(input.actor.name),
    action: input.action,
    targetKind: text(input.target?.kind),
    targetId: text(input.target?.id),
    targetName: text(input.target?.name),
    connectionPrefix: text(input.connectionPrefix),
    projectId: text(input.project?.id),
    projectName: text(input.project?.name),
    requestId: text(input.requestId),
    outcome: input.outcome,
    raffStatus: input.raffStatus ?? null,
    before: toJson(input.before),
    after: toJson(input.after),
    reason: text(input.reason),
    httpRequestId: text(input.httpRequestId),
  }
}

function stored(value: AuditRecord['before']) {
  return value === null ? Prisma.DbNull : value
}
