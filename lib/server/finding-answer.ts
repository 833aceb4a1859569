import 'server-only'
import type { FindingAnswer, FindingState, ReasonAnswer } from '../contracts/findings'
import type { FindingRow } from '../db/finding-list'
import { RULES_BY_CODE, SENTENCES } from '../domain/findings/all-rules'
import type { Reason } from '../domain/findings/reason'
import { because } from '../domain/findings/reason'
import { sayReason } from '../domain/findings/say-reason'
import { KIND_WORDS } from '../domain/inventory/kinds'
import { durationSince, durationWords } from '../domain/inventory/since'
import { toOwner } from './resource-row'

/** A finding as our API shows it, in the sentences of this moment. */
export function toFindingAnswer(row: FindingRow, now: Date): FindingAnswer {
  const unknowns = row.unjudgedSince ? [...row.unknowns, notJudged(row)] : row.unknowns
  return {
    id: row.id,
    accountId: row.accountId,
    code: row.code,
    title: titleOf(row.code),
    area: row.area,
    severity: row.severity,
    state: stateOf(row),
    subject: {
      kind: row.subjectKind,
      resourceId: row.resourceId,
      raffId: row.raffId,
      name: row.name,
      projectId: row.projectId,
      projectName: row.projectName,
      environment: row.environment,
      owner: toOwner(row.ownerKey, row.ownerName, row.ownerGone ?? false),
    },
    reasons: row.reasons.map((reason) => toReasonAnswer(reason, now)),
    unknowns: unknowns.map((reason) => toReasonAnswer(reason, now)),
    since: row.sinceBy === null ? null : { after: toIso(row.sinceAfter), by: toIso(row.sinceBy) as string },
    sinceSentence: sinceSentence(row, now),
    openedAt: toIso(row.openedAt) as string,
    closedAt: toIso(row.closedAt),
    timesOpened: row.timesOpened,
    monthlyCost: row.monthlyCost,
    saving: row.saving,
    actions: row.actions,
    affects: row.affects,
    decision: decisionOf(row),
    postponed: row.postponed,
    assignedTo: row.assignedToId
      ? { id: row.assignedToId, name: row.assignedTo ?? '', gone: row.assignedGone ?? false }
      : null,
    version: row.version,
  }
}

/** The rule in a few words; one of another version shows as its code. */
export function titleOf(code: string): string {
  return RULES_BY_CODE.get(code)?.title ?? code
}

export function toReasonAnswer(reason: Reason, now: Date): ReasonAnswer {
  return { code: reason.code, sentence: sayReason(reason, SENTENCES, now), values: reason.values }
}

export function decisionOf(
  row: Pick<FindingRow, 'verdict' | 'reason' | 'decidedBy' | 'decidedById' | 'decidedAt' | 'decidedUntil'>,
): FindingAnswer['decision'] {
  if (!row.verdict || !row.decidedAt) return null
  return {
    verdict: row.verdict,
    reason: row.reason,
    by: row.decidedBy ?? '',
    byId: row.decidedById,
    at: toIso(row.decidedAt) as string,
    until: toIso(row.decidedUntil),
  }
}

function stateOf({ open, verdict, severity }: FindingRow): FindingState {
  if (!open) return 'closed'
  if (verdict) return 'decided'
  return severity === 'low' ? 'noted' : 'open'
}

function sinceSentence({ sinceAfter, sinceBy }: FindingRow, now: Date): string | null {
  if (sinceBy === null) return null
  const after = sinceAfter === null ? null : new Date(sinceAfter)
  return `Seen for ${durationWords(durationSince({ after, by: new Date(sinceBy) }, null, now))}`
}

function notJudged({ code }: FindingRow): Reason {
  const kinds = RULES_BY_CODE.get(code)?.leansOn ?? []
  const what = kinds.map((kind) => (kind === 'interface' ? 'network interfaces' : KIND_WORDS[kind].many))
  return because('not-judged-again', { what })
}

export function toIso(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString()
}
