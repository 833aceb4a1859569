import 'server-only'
import type { FindingHistoryAnswer } from '../contracts/findings'
import { database } from '../db/client'
import { findingEvents } from '../db/finding-decisions'
import { listFindings } from '../db/finding-list'
import { listOpenAccounts } from '../db/raff-accounts'
import { SENTENCES } from '../domain/findings/all-rules'
import type { Reason } from '../domain/findings/reason'
import { sayReason, sayValue } from '../domain/findings/say-reason'
import { Refusal } from '../domain/refusals'
import { titleOf, toFindingAnswer } from './finding-answer'

/** One finding with everything that happened to it, the newest first. */
export async function describeFinding(id: string, now = new Date()): Promise<FindingHistoryAnswer> {
  const accountIds = (await listOpenAccounts()).map((account) => account.id)
  const [row] = await listFindings({ accountIds, ids: [id] }, 1)
  if (!row)
    throw new Refusal('not-found', 'There is no such finding. It may have been settled long ago. Reload the page.')
  const events = await findingEvents(database(), id)
  return {
    finding: toFindingAnswer(row, now),
    history: events.map(({ at, what, byName, detail }) => ({
      at: at.toISOString(),
      what: what as FindingHistoryAnswer['history'][number]['what'],
      by: byName,
      sentence: sentenceOf(what, detail as Detail, at),
      reason: (detail as Detail).reason ?? null,
    })),
  }
}

type Detail = {
  code?: string
  reasons?: Reason[]
  verdict?: string
  decision?: string
  reason?: string | null
  until?: string | null
  to?: string | null
  because?: 'worse'
}

const VERDICTS: Record<string, string> = { keep: 'Kept', postpone: 'Put off', exempt: 'Exempt' }

/** In the words of the moment it happened. */
function sentenceOf(what: string, detail: Detail, at: Date): string {
  const because = (detail.reasons ?? []).map((reason) => sayReason(reason, SENTENCES, at)).join(' ')
  const until = detail.until ? ` until ${sayValue({ day: detail.until.slice(0, 10) }, at)}` : ''
  switch (what) {
    case 'opened':
      return `Found: ${because}`
    case 'changed':
      return `Changed to “${titleOf(detail.code ?? '')}”: ${because}`
    case 'closed':
      return 'Settled: it is no longer true.'
    case 'decided':
      return `${VERDICTS[detail.verdict ?? ''] ?? 'Decided'}${until}.`
    case 'decision-ended':
      return detail.because === 'worse'
        ? 'It became worse than what was decided about: it needs a decision again.'
        : 'The time that was set for it is over: it needs a decision again.'
    case 'assigned':
      return detail.to ? `Given to ${detail.to}.` : 'Given to nobody.'
    default:
      return 'The decision was taken back.'
  }
}
