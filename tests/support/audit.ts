import { database } from '@/lib/db/client'

/** The newest entries of the log, newest first, as plain facts. */
export async function latestAudit(count: number) {
  return database().auditEntry.findMany({ orderBy: { seq: 'desc' }, take: count })
}

export async function auditOf(action: string) {
  return database().auditEntry.findMany({ where: { action }, orderBy: { seq: 'desc' } })
}
