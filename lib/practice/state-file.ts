// The account between two runs. Written whole to a neighbouring file and moved over the old one, so that a crash leaves
// one or the other and never half of one; readable by its owner only, because the keys follow from what is in it.

import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { STATE_VERSION, type State } from './model'

export function readStateFile(path: string): State | undefined {
  if (!existsSync(path)) return undefined
  let state: State
  try {
    state = JSON.parse(readFileSync(path, 'utf8')) as State
  } catch (cause) {
    throw new Error(`${path} is not a practice account. Move it away to start a new one.`, { cause })
  }
  if (state.version !== STATE_VERSION) {
    throw new Error(
      `${path} is of version ${state.version}; this is version ${STATE_VERSION}. Move it away to start anew.`,
    )
  }
  return state
}

export function writeStateFile(path: string, state: State): void {
  const draft = `${path}.${process.pid}.new`
  const file = openSync(draft, 'w', 0o600)
  try {
    writeFileSync(file, JSON.stringify(state))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
}

/** Changes are saved this long after the first of them; what is lost in a crash is at most this. */
const AFTER_CHANGE_MS = 1_000
/** That a key was used is worth less. */
const AFTER_USE_MS = 30_000
/** Saving stops everything else for as long as it takes: no more than a tenth of the time goes into it. */
const PAUSE_FOR_EACH_SAVE = 10

export class StateSaver {
  private timer: { handle: NodeJS.Timeout; due: number } | undefined
  private saved = { changes: 0, uses: 0 }
  private lastTookMs = 0

  constructor(
    private readonly path: string,
    private readonly counts: () => { changes: number; uses: number },
    private readonly state: () => State,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** To be called after every request. */
  noticeChanges(): void {
    const { changes, uses } = this.counts()
    const pause = Math.max(AFTER_CHANGE_MS, this.lastTookMs * PAUSE_FOR_EACH_SAVE)
    if (changes !== this.saved.changes) this.saveWithin(pause)
    else if (uses !== this.saved.uses) this.saveWithin(AFTER_USE_MS)
  }

  saveNow(): void {
    clearTimeout(this.timer?.handle)
    this.timer = undefined
    const { changes, uses } = this.counts()
    const began = performance.now()
    writeStateFile(this.path, this.state())
    this.lastTookMs = performance.now() - began
    this.saved = { changes, uses }
  }

  private saveWithin(ms: number): void {
    const due = performance.now() + ms
    if (this.timer && this.timer.due <= due) return
    clearTimeout(this.timer?.handle)
    const handle = setTimeout(() => this.trySaving(), ms)
    handle.unref()
    this.timer = { handle, due }
  }

  /** A full disk is no reason to stop answering; the next change tries again. */
  private trySaving(): void {
    try {
      this.saveNow()
    } catch (error) {
      this.onFailure(error)
    }
  }
}
