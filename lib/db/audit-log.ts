import 'server-only'
import type { AuditAction, AuditActorKind, AuditOutcome } from '../domain/audit-actions'
import type { AuditHead, ChainedRecord } from '../domain/audit-chain'
import type { Json } from '../domain/canonical-json'
import { database, Prisma, type Transaction } from './client'
import type { AuditEntry } from './generated/client'
import { escapeLike } from './search-words'

export type AuditFilter = {
  /** The id of a person, or the kind of an actor that is not one. */
  actor?: string
  action?: string
  /** Part of the name of the target, or its whole id. */
  target?: string
  outcome?: AuditOutcome
  from?: Date
  to?: Date
  /** Words anywhere in who, what or why. */
  q?: string
}

/** A page of the log, newest first: the entries with a lower sequence than `before`. */
export async function listAudit(filter: AuditFilter, limit: number, before?: bigint): Promise<ChainedRecord[]> {
  const rows = await database().auditEntry.findMany({
    where: { AND: [whereOf(filter), before === undefined ? {} : { seq: { lt: before } }] },
    orderBy: { seq: 'desc' },
    take: limit,
  })
  return rows.map(toRecord)
}

export async function countAudit(filter: AuditFilter): Promise<number> {
  return database().auditEntry.count({ where: whereOf(filter) })
}

/** The log from one entry on, oldest first, in the caller's transaction so that a check sees one moment. */
export async function auditAfter(tx: Transaction, seq: bigint, limit: number): Promise<ChainedRecord[]> {
  const rows = await tx.auditEntry.findMany({ where: { seq: { gt: seq } }, orderBy: { seq: 'asc' }, take: limit })
  return rows.map(toRecord)
}

export async function auditHead(tx: Transaction = database()): Promise<AuditHead | null> {
  return tx.auditHead.findUnique({ where: { id: 1 }, select: { seq: true, hash: true } })
}

/** Why something came to nothing, as the log has told it of one step of a request. For actions that are rare. */
export async function reasonsTold(
  tx: Transaction,
  { requestId, action, step }: { requestId: string; action: AuditAction; step: number },
): Promise<string[]> {
  const rows = await tx.auditEntry.findMany({
    where: { action, requestId, after: { path: ['step'], equals: step } },
    select: { reason: true },
  })
  return rows.flatMap(({ reason }) => reason ?? [])
}

/** Everybody and everything that ever acted, for the filter. */
export async function auditActors(): Promise<{ id: string; name: string }[]> {
  const rows = await database().$queryRaw<{ id: string; name: string }[]>`
    SELECT DISTINCT ON (actor) actor AS id, actor_name AS name
    FROM (SELECT coalesce(actor_id, actor_kind) AS actor, actor_name, seq FROM audit_entry) AS seen
    ORDER BY actor, seq DESC
    LIMIT 500`
  return rows.sort((a, b) => a.name.localeCompare(b.name))
}

function whereOf(filter: AuditFilter): Prisma.AuditEntryWhereInput {
  const contains = (text: string) => ({ contains: escapeLike(text), mode: Prisma.QueryMode.insensitive })
  const all: Prisma.AuditEntryWhereInput[] = []
  if (filter.actor) all.push({ OR: [{ actorId: filter.actor }, { actorId: null, actorKind: filter.actor }] })
  if (filter.action) all.push({ action: filter.action })
  if (filter.outcome) all.push({ outcome: filter.outcome })
  if (filter.target) all.push({ OR: [{ targetId: filter.target }, { targetName: contains(filter.target) }] })
  if (filter.from) all.push({ at: { gte: filter.from } })
  if (filter.to) all.push({ at: { lt: filter.to } })
  for (const word of new Set(filter.q?.split(/\s+/).filter(Boolean))) {
    const match = contains(word)
    all.push({
      OR: [{ actorName: match }, { action: match }, { targetName: match }, { reason: match }, { projectName: match }],
    })
  }
  return { AND: all }
}

function toRecord(row: AuditEntry): ChainedRecord {
  return {
    ...row,
    actorKind: row.actorKind as AuditActorKind,
    outcome: row.outcome as AuditOutcome,
    before: row.before as Json,
    after: row.after as Json,
  }
}
