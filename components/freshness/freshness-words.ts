import type { AccountSyncAnswer } from '@/lib/contracts/sync'
import { KINDS } from '@/lib/domain/inventory/kinds'
import { oldestReading } from '@/lib/domain/inventory/oldest-reading'
import { blindSentences, isEverything } from '@/lib/domain/inventory/say-blind'
import { lengthWords } from '@/lib/domain/inventory/since'

// How fresh what the pages show is, in plain words: fine is said quietly, lateness and blindness with their reason.

/** It is read every ten minutes: three times missed is late. */
const LATE_MS = 30 * 60_000
const HOUR_MS = 60 * 60_000

export type Freshness = {
  /** fresh: nothing to see. waiting: nothing was read yet, and it will be. late, blind: the pages may be wrong. keyless: nobody can read. */
  state: 'fresh' | 'waiting' | 'late' | 'blind' | 'keyless'
  /** As of when the pages speak, but for what is out of sight. */
  asOf: string | null
  /** What is wrong, a sentence each. */
  sentences: string[]
}

export function freshnessOf(account: AccountSyncAnswer, now: Date): Freshness {
  const { canSync, last, running, queued, blindSpots } = account
  const asOf = readAt(account)
  const blind = blindSentences(blindSpots)
  if (!canSync) return { state: 'keyless', asOf, sentences: ['There is no key to read it with any more.'] }
  if (asOf === null) {
    const why = running || queued || !last?.problem ? [] : [last.problem]
    return { state: why.length > 0 ? 'late' : 'waiting', asOf, sentences: why }
  }
  const age = now.getTime() - Date.parse(asOf)
  if (age > LATE_MS) {
    const old = age < HOUR_MS ? 'It is late: it should be read every ten minutes.' : `It is ${lengthWords(age)} old.`
    return { state: 'late', asOf, sentences: [old, ...whyLate(account, blind)] }
  }
  return { state: blind.length > 0 ? 'blind' : 'fresh', asOf, sentences: blind }
}

/** While it is being read, what kept it before is over. When nothing could be read, the attempt itself says why. */
function whyLate({ last, running, queued, blindSpots }: AccountSyncAnswer, blind: string[]): string[] {
  if (running || queued) return blind
  if (last?.problem) return isEverything(blindSpots.map(({ kind }) => kind)) ? [last.problem] : [last.problem, ...blind]
  return blind.length > 0 ? blind : ['Reading it has not begun again since.']
}

/** Null while a kind that could be seen was never read in full: the pages do not speak of the account yet. */
function readAt({ kinds, blindSpots }: AccountSyncAnswer): string | null {
  const blind = new Set(blindSpots.map(({ kind }) => kind))
  const read = new Map(kinds.map(({ kind, completeAt }) => [kind, completeAt]))
  const unread = KINDS.some((kind) => !read.get(kind) && !blind.has(kind))
  return unread ? null : oldestReading(kinds, blind)
}

/** Of several accounts, the one that needs a look first; the older one among equals. */
export function worstOf<One extends Freshness>(all: readonly One[]): One | undefined {
  const order: Freshness['state'][] = ['keyless', 'late', 'blind', 'waiting', 'fresh']
  return [...all].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.asOf ?? '').localeCompare(b.asOf ?? ''),
  )[0]
}

/** Work in the background is taken up within seconds. */
const NOBODY_BEGINS_MS = 60_000

/** Before it is read. `since`: of each account, since when that could have begun. */
export function waitingWords(since: readonly (string | null)[], now: Date): string {
  const longest = Math.max(0, ...since.map((at) => (at === null ? 0 : now.getTime() - Date.parse(at))))
  if (longest < NOBODY_BEGINS_MS) return 'Waiting for its turn…'
  return 'Nothing has begun to read it yet. Stocktake’s background work seems to be switched off: tell whoever runs it.'
}

/** While it is read: how far it is. How long a list is, its first answer tells, so all that was planned is not all there is. */
export function answeredWords(done: number, planned: number): string {
  if (done < planned) return `${done.toLocaleString('en')} of ${planned.toLocaleString('en')} questions answered`
  const answered = `${done.toLocaleString('en')} ${done === 1 ? 'question' : 'questions'} answered`
  return `${answered}, waiting for more`
}
