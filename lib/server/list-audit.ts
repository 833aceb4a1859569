import 'server-only'
import type { z } from 'zod'
import type { AuditEntryView, AuditPage, auditFilter, auditQuery } from '../contracts/audit'
import { type AuditFilter, auditActors, countAudit, listAudit as readAudit } from '../db/audit-log'
import type { ChainedRecord } from '../domain/audit-chain'

/** A page of the audit log, newest first, with the number of all entries the filters match. */
export async function listAudit(query: z.infer<typeof auditQuery>, now = new Date()): Promise<AuditPage> {
  const filter = toFilter(query)
  const before = query.cursor === undefined ? undefined : BigInt(query.cursor)
  const [entries, total] = await Promise.all([readAudit(filter, query.limit, before), countAudit(filter)])
  const last = entries.at(-1)
  const more = entries.length === query.limit && last !== undefined && last.seq > 1n
  return {
    data: entries.map(toView),
    total,
    ...(more ? { nextCursor: last.seq.toString() } : {}),
    asOf: now.toISOString(),
  }
}

/** Who can be picked in the filter. */
export function listAuditActors(): Promise<{ id: string; name: string }[]> {
  return auditActors()
}

export function toFilter(query: z.infer<typeof auditFilter>): AuditFilter {
  return {
    ...query,
    from: query.from === undefined ? undefined : new Date(query.from),
    to: query.to === undefined ? undefined : new Date(query.to),
  }
}

export function toView(entry: ChainedRecord): AuditEntryView {
  const { seq, at, form: _form, actorName, targetName, ...rest } = entry
  return { ...rest, seq: Number(seq), at: at.toISOString(), actor: actorName, target: targetName }
}
