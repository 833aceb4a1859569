import 'server-only'
import type { Facts } from '../../domain/inventory/facts'
import type { BlindReason, BlindSpot } from '../../domain/inventory/judge-read'
import type { Kind } from '../../domain/inventory/kinds'
import { type Observed, observe } from '../../domain/inventory/observed'
import { isRaffError, type RaffErrorKind } from '../../raff/errors'
import type { Unreadable } from '../../raff/parse/rows'
import type { ListRead } from '../../raff/read-list'
import type { ListProblem } from '../../raff/walk-pages'

/** One reading of one kind, with every list that it took. */
export type KindReading = {
  kind: Kind
  observed: Observed[]
  /** Everything that was in an answer, also what could not be understood. */
  seen: Set<string>
  blind: BlindSpot[]
  /** Projects whose own list was read to its end. */
  provenProjects: Set<string>
  unreadable: Unreadable[]
  /** Raff's ids of the accounts that its rows carry. */
  accountIds: Set<string>
  startedAt: Date
  endedAt: Date
}

export function newReading(kind: Kind, startedAt: Date, over: Partial<KindReading> = {}): KindReading {
  return {
    kind,
    observed: [],
    seen: new Set(),
    blind: [],
    provenProjects: new Set(),
    unreadable: [],
    accountIds: new Set(),
    startedAt,
    endedAt: startedAt,
    ...over,
  }
}

/** Adds what one list brought. A thing that two lists show is taken once. */
export function addToReading(reading: KindReading, rows: NewRow[], unreadable: Unreadable[]): void {
  for (const { id, facts, accountId } of rows) {
    if (accountId) reading.accountIds.add(accountId)
    if (reading.seen.has(id)) continue
    reading.seen.add(id)
    reading.observed.push(observeRow(reading.kind, id, facts))
  }
  for (const row of unreadable) {
    reading.unreadable.push(row)
    if (row.id !== null) reading.seen.add(row.id)
  }
}

export type NewRow = { id: string; facts: Facts; accountId: string | null }

export function projectOutOfReach(projectId: string): BlindSpot {
  return { projectId, reason: 'forbidden', detail: 'The project is not in the list of those that this key reaches.' }
}

/** A thing as a reading shows it. A key in the clear that somebody wrote into a name or a tag is not kept. */
export function observeRow(kind: Kind, raffId: string, facts: Facts): Observed {
  const text = JSON.stringify(facts)
  return observe(kind, raffId, text.includes('raff_') ? (JSON.parse(text.replace(WHOLE_KEY, '$1…')) as Facts) : facts)
}

/** Longer than the prefix that Raff itself shows. */
const WHOLE_KEY = /(raff_[0-9a-f]{8})[0-9a-f]{8,}/gi

const REASONS: Partial<Record<RaffErrorKind, BlindReason>> = {
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  billing: 'forbidden',
  'rate-limited': 'rate-limited',
  unavailable: 'unavailable',
  timeout: 'timeout',
}

/** What a failed reading leaves out of sight. Whatever is not Raff's doing is thrown on: it is a fault of ours. */
export function blindBy(error: unknown, projectId: string | null): BlindSpot {
  if (!isRaffError(error) || error.kind === 'cancelled') throw error
  return { projectId, reason: REASONS[error.kind] ?? 'invalid-response', detail: error.message }
}

/** What a list that was not read to its end leaves out of sight. */
export function blindOf(read: ListRead<unknown>, projectId: string | null): BlindSpot[] {
  if (read.complete) return []
  return [
    { projectId, reason: 'incomplete', detail: read.problems.map(problemWords).join('; ') || 'rows without an id' },
  ]
}

function problemWords(problem: ListProblem): string {
  switch (problem.code) {
    case 'moved':
      return 'rows moved while the list was read'
    case 'duplicates':
      return `${problem.count} rows came twice`
    case 'fewer-than-total':
      return `${problem.rows} rows came although there should be ${problem.total}`
    case 'more-than-total':
      return `${problem.rows} rows came although there should be only ${problem.total}`
    case 'endless':
      return 'the list did not end'
    case 'read-again':
      return `it was read ${problem.times + 1} times`
  }
}
