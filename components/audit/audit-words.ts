import type { AuditOutcome } from '@/lib/domain/audit-actions'
import type { StatusTone } from '../ui/status-mark'

/** An outcome as shape, word and colour. */
export const OUTCOME_WORDS: Record<AuditOutcome, { tone: StatusTone; word: string }> = {
  intended: { tone: 'exempt', word: 'begun' },
  done: { tone: 'good', word: 'done' },
  refused: { tone: 'risk', word: 'refused' },
  failed: { tone: 'danger', word: 'failed' },
  unknown: { tone: 'unknown', word: 'unknown' },
}

/** `reauthenticatedAt` → "reauthenticated at": the names of fields were chosen to be read. */
export function fieldWords(field: string): string {
  return field
    .split('.')
    .map((part) => part.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`))
    .join(' › ')
}
