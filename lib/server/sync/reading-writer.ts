import 'server-only'
import type { Transaction } from '../../db/client'
import { factsByResource, type KnownForApply } from '../../db/inventory-known'
import {
  type ChangeWrite,
  markGone,
  markMissing,
  putFacts,
  putResources,
  type ResourceWrite,
} from '../../db/inventory-writes'
import { timeOrderedId } from '../../db/time-ordered-id'
import { changedFactsOf } from '../../domain/inventory/changed-facts'
import type { Compared } from '../../domain/inventory/compare-reading'
import type { MonthlyCost } from '../../domain/inventory/monthly-cost'
import { naturalKey } from '../../domain/inventory/natural-order'
import type { Observed } from '../../domain/inventory/observed'
import type { ChangeCounts } from '../../domain/inventory/sync-summary'
import type { JudgedReading } from './read-kind'
import type { SyncTask } from './sync-task'

export type CostOf = (thing: Observed) => MonthlyCost

/** Collects and writes what one reading changes. */
export class ReadingWriter {
  readonly changes: ChangeWrite[] = []
  readonly touched: string[] = []
  readonly counts: ChangeCounts
  readonly #resources: ResourceWrite[] = []
  readonly #facts: { id: string; facts: Observed['facts'] }[] = []

  constructor(
    readonly tx: Transaction,
    readonly task: SyncTask,
    readonly reading: JudgedReading,
    /** When the last complete reading began; null: this kind was never read as a whole. */
    readonly lastComplete: Date | null,
    readonly costOf: CostOf,
  ) {
    this.counts = { kind: reading.kind, appeared: 0, gone: 0, returned: 0, statuses: {}, changed: 0 }
  }

  async put({ fresh, returned, changed, touched }: Compared<KnownForApply>): Promise<void> {
    for (const now of fresh) this.#add(now)
    const factsBefore = await factsByResource(
      this.tx,
      changed.map(({ known }) => known.id),
    )
    for (const { known, now } of changed) {
      const before = factsBefore.get(known.id)
      this.#change(known, now, before ? changedFactsOf(now.kind, before, now.facts) : [])
    }
    for (const { known, now } of returned) this.#bringBack(known, now)
    for (const { known, now } of touched) this.#keep(known, now, false)
    await putResources(this.tx, this.task.accountId, this.reading.kind, this.#resources)
    await putFacts(this.tx, this.#facts)
  }

  /** What is not there any more, and what nobody can tell about. */
  async leave(known: KnownForApply[]): Promise<void> {
    const byId = new Map(known.map((row) => [row.raffId, row]))
    const rowsOf = (raffIds: string[]) =>
      raffIds.flatMap((raffId) => {
        const row = byId.get(raffId)
        return row && !row.gone ? [row] : []
      })
    const gone = rowsOf(this.reading.gone)
    for (const row of gone) this.#note(row.id, 'gone', this.#lastSeen(row))
    this.counts.gone = gone.length
    const { endedAt } = this.reading
    await markGone(this.tx, ids(gone), this.lastComplete, endedAt)
    // when the kind as a whole is out of sight its reading says so for all of them
    if (this.reading.blind.some(({ projectId }) => projectId === null)) return
    await markMissing(this.tx, ids(rowsOf(this.reading.missing)), this.lastComplete, endedAt)
  }

  #add(now: Observed): void {
    const id = timeOrderedId()
    // one that was made before the last reading was out of sight then: nobody knows for how long it has been so
    const madeSince = this.lastComplete !== null && now.createdAt !== null && now.createdAt >= this.lastComplete
    const after = madeSince ? this.lastComplete : null
    const { endedAt } = this.reading
    this.#write(id, now, { status_after: after, status_by: endedAt, first_seen_after: after, first_seen_at: endedAt })
    this.counts.appeared += 1
    // what was there when we began watching did not appear
    if (this.lastComplete !== null) this.#note(id, 'appeared', after)
  }

  #change(known: KnownForApply, now: Observed, changes: ReturnType<typeof changedFactsOf>): void {
    const after = this.#lastSeen(known)
    this.#keep(known, now)
    for (const { field, from, to } of changes) {
      this.changes.push({ resource_id: known.id, what: 'changed', field, from, to, seen_after: after })
    }
    const status = changes.find(({ field }) => field === 'status')
    if (typeof status?.to === 'string') {
      this.counts.statuses[status.to] = (this.counts.statuses[status.to] ?? 0) + 1
    } else if (changes.length > 0) this.counts.changed += 1
  }

  #bringBack(known: KnownForApply, now: Observed): void {
    this.#write(known.id, now, {
      status_after: null,
      status_by: this.reading.endedAt,
      first_seen_after: known.firstSeenAfter,
      first_seen_at: known.firstSeenAt,
    })
    this.counts.returned += 1
    this.#note(known.id, 'returned', known.seenAt)
  }

  /** A known one that is there: its status keeps its beginning unless it became another one. */
  #keep(known: KnownForApply, now: Observed, factsToo = true): void {
    const same = known.status === now.card.status
    this.#write(
      known.id,
      now,
      {
        status_after: same ? known.statusAfter : this.#lastSeen(known),
        status_by: same ? known.statusBy : this.reading.endedAt,
        first_seen_after: known.firstSeenAfter,
        first_seen_at: known.firstSeenAt,
      },
      { known, factsToo },
    )
  }

  #write(
    id: string,
    now: Observed,
    history: Pick<ResourceWrite, 'status_after' | 'status_by' | 'first_seen_after' | 'first_seen_at'>,
    { known, factsToo = true }: { known?: KnownForApply; factsToo?: boolean } = {},
  ): void {
    const { card } = now
    const { amount, source } = this.costOf(now)
    // which disk a snapshot is of is found out by asking, and stays while the list says nothing about it
    const parent = card.parent ?? askedParent(known)
    this.touched.push(id)
    if (factsToo) this.#facts.push({ id, facts: now.facts })
    this.#resources.push({
      id,
      raff_id: now.raffId,
      name: card.name,
      sort_name: naturalKey(card.name),
      status: card.status,
      project_id: card.projectId,
      monthly_cost: amount,
      cost_source: source,
      parent_kind: parent?.kind ?? null,
      parent_raff_id: parent?.raffId ?? null,
      addresses: card.addresses,
      tags: card.tags,
      created_by: card.createdBy,
      created_at: now.createdAt,
      own_words: now.ownWords,
      facts_hash: now.factsHash,
      seen_at: this.reading.startedAt,
      ...history,
    })
  }

  #note(resourceId: string, what: 'appeared' | 'gone' | 'returned', after: Date | null): void {
    this.changes.push({ resource_id: resourceId, what, field: null, from: null, to: null, seen_after: after })
  }

  /** When it was last seen as it was: its own row says so, or the last complete reading, in which it was. */
  #lastSeen({ missingSince, seenAt }: KnownForApply): Date {
    return missingSince === null && this.lastComplete && this.lastComplete > seenAt ? this.lastComplete : seenAt
  }
}

function ids(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id)
}

function askedParent(known: KnownForApply | undefined): Observed['card']['parent'] {
  return known?.parentKind === 'volume' && known.parentRaffId !== null
    ? { kind: 'volume', raffId: known.parentRaffId }
    : null
}
