import 'server-only'
import { countAudit, listAudit } from '../db/audit-log'

export type AuditState = {
  entries: number
  newest: { at: string } | null
  /** The latest check somebody made, and what it found. */
  lastCheck: { at: string; actor: string; intact: boolean } | null
}

/** What the audit page opens with. */
export async function describeAudit(): Promise<AuditState> {
  const [entries, [newest], [check]] = await Promise.all([
    countAudit({}),
    listAudit({}, 1),
    listAudit({ action: 'audit.verified' }, 1),
  ])
  return {
    entries,
    newest: newest ? { at: newest.at.toISOString() } : null,
    lastCheck: check ? { at: check.at.toISOString(), actor: check.actorName, intact: check.outcome === 'done' } : null,
  }
}
