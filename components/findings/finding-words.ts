import type { DecisionAnswer, FindingAnswer } from '@/lib/contracts/findings'
import { withArticle } from '@/lib/domain/article'
import type { Area, Severity } from '@/lib/domain/findings/finding'
import { KIND_WORDS } from '@/lib/domain/inventory/kinds'
import { briefName, isNameless } from '@/lib/domain/inventory/shown-name'
import type { StatusTone } from '../ui/status-mark'

/** How bad, as shape, word and colour. */
export const SEVERITY_WORDS: Record<Severity, { tone: StatusTone; word: string; meaning: string }> = {
  high: { tone: 'danger', word: 'Serious', meaning: 'Something may be lost, or anybody may come in.' },
  medium: { tone: 'risk', word: 'Decide', meaning: 'Worth a decision this week.' },
  low: { tone: 'exempt', word: 'Good to know', meaning: 'Never counted among what needs a decision.' },
}

export const AREA_WORDS: Record<Area, string> = {
  backups: 'Backups',
  stale: 'Stale',
  keys: 'Keys',
  exposure: 'Exposure',
  ownership: 'Ownership',
  operations: 'Stocktake itself',
}

export type SubjectKind = FindingAnswer['subject']['kind']

/** "server", "disk", "stored key". */
export function subjectKindWord(kind: SubjectKind): string {
  if (kind === 'connection') return 'stored key'
  return kind === 'account' ? 'whole account' : KIND_WORDS[kind].one
}

/** Where the fact was read, so that it can be looked up there. */
export function sourceWords({ subject: { kind } }: Pick<FindingAnswer, 'subject'>): string {
  if (kind === 'connection' || kind === 'account') return 'Stocktake’s own readings'
  return `Raff’s list of ${KIND_WORDS[kind].many}`
}

/** A name as it is said; what somebody left nameless has one, too. */
export function subjectName({ subject }: Pick<FindingAnswer, 'subject'>): string {
  if (!isNameless(subject.name)) return briefName(subject.name)
  return `${withArticle(subjectKindWord(subject.kind))} without a name`
}

const VERDICT_WORDS: Record<DecisionAnswer['verdict'], string> = {
  keep: 'Kept',
  postpone: 'Postponed',
  exempt: 'Exempt',
}

export function verdictWord(verdict: DecisionAnswer['verdict']): string {
  return VERDICT_WORDS[verdict]
}

/** "Postponed twice": said only where somebody did. */
export function postponedWords(times: number): string | null {
  if (times === 0) return null
  if (times === 1) return 'postponed once'
  return times === 2 ? 'postponed twice' : `postponed ${times.toLocaleString('en')} times`
}
