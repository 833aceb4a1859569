import 'server-only'
import { SYNC_PROGRESS_EVERY_MS } from '../../config/timings'
import { database } from '../../db/client'
import { type RunProgress, updateRun } from '../../db/sync-runs'
import { pages } from '../../domain/inventory/plan-sync'
import type { CallReport } from '../../raff/send'
import type { Progress as ListProgress } from '../../raff/walk-pages'

/** Counts real calls and writes them down now and then, for the progress bar of whoever watches. */
export class Progress {
  #callsDone = 0
  #callsPlanned: number
  #rows = new Map<object, number>()
  #step: string | null = null
  #writing: Promise<void> | null = null
  #lastWrite = 0
  readonly #runId: string
  readonly #now: () => Date

  constructor(runId: string, callsPlanned: number, now: () => Date) {
    this.#runId = runId
    this.#callsPlanned = callsPlanned
    this.#now = now
  }

  get callsDone(): number {
    return this.#callsDone
  }

  readonly onCall = (_: CallReport): void => {
    this.#callsDone += 1
    this.#write()
  }

  /** What is being read right now. */
  step(words: string): void {
    this.#step = words
    this.#write()
  }

  /** More calls turned out to be needed than were planned. */
  plan(calls: number): void {
    this.#callsPlanned += calls
  }

  /** Follows one list: when it turns out longer than a page, the plan grows. */
  ofList(): ListProgress {
    const list = {}
    let counted = 1
    return ({ read, total }) => {
      this.#rows.set(list, read)
      const needed = pages(Math.max(read, total ?? 0))
      if (needed > counted) this.plan(needed - counted)
      counted = Math.max(counted, needed)
      this.#write()
    }
  }

  snapshot(): RunProgress {
    const rowsRead = [...this.#rows.values()].reduce((sum, rows) => sum + rows, 0)
    const callsPlanned = Math.max(this.#callsPlanned, this.#callsDone)
    return { step: this.#step, callsDone: this.#callsDone, callsPlanned, rowsRead }
  }

  /** Waits for the last report that is under way. */
  async settle(): Promise<void> {
    await this.#writing
  }

  #write(): void {
    if (this.#writing || performance.now() - this.#lastWrite < SYNC_PROGRESS_EVERY_MS) return
    this.#lastWrite = performance.now()
    this.#writing = updateRun(database(), this.#runId, this.snapshot(), this.#now())
      // a report that was not written is not worth a failed sync
      .catch(() => undefined)
      .finally(() => {
        this.#writing = null
      })
  }
}
