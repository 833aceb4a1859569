import { createHash } from 'node:crypto'
import type { AuditActorKind, AuditOutcome } from './audit-actions'
import { canonicalJson, type Json } from './canonical-json'

// The hash chain of the audit log. Each entry's hash covers the entry and the hash before it, so that changing,
// removing or inserting one breaks every hash from there on. Cutting the end off is revealed by the heads that were
// printed elsewhere: in minutes, mails and exports.

/** The canonical form in use. A new form gets a new number; old entries keep being checked by theirs. */
export const AUDIT_FORM = 1

/** What the first entry points back to. */
export const GENESIS_HASH = '0'.repeat(64)

export type AuditRecord = {
  seq: bigint
  at: Date
  form: number
  actorKind: AuditActorKind
  actorId: string | null
  actorName: string
  action: string
  targetKind: string | null
  targetId: string | null
  targetName: string | null
  connectionPrefix: string | null
  projectId: string | null
  projectName: string | null
  requestId: string | null
  outcome: AuditOutcome
  raffStatus: number | null
  before: Json
  after: Json
  reason: string | null
  httpRequestId: string | null
}

export type ChainedRecord = AuditRecord & { prevHash: string; hash: string }

export type AuditHead = { seq: bigint; hash: string }

export const EMPTY_HEAD: AuditHead = { seq: 0n, hash: GENESIS_HASH }

/** SHA-256, in hex, over the canonical form of the entry and the hash before it. */
export function hashEntry(entry: AuditRecord, prevHash: string): string {
  const { seq, at, ...rest } = entry
  const text = canonicalJson({ ...rest, seq: seq.toString(), at: at.toISOString(), prevHash })
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

export type ChainBreak = {
  /** The first entry that is not as it was written. */
  seq: bigint
  why: 'missing' | 'out-of-place' | 'changed' | 'unknown-form' | 'cut-off' | 'head-changed' | 'not-the-noted-head'
}

/** Checks one entry against the one before it: null when it is exactly what was written. */
export function checkLink(previous: AuditHead, entry: ChainedRecord): ChainBreak | null {
  const expected = previous.seq + 1n
  if (entry.seq > expected) return { seq: expected, why: 'missing' }
  if (entry.seq < expected) return { seq: entry.seq, why: 'out-of-place' }
  if (entry.form !== AUDIT_FORM) return { seq: entry.seq, why: 'unknown-form' }
  if (entry.prevHash !== previous.hash) return { seq: entry.seq, why: 'out-of-place' }
  const { prevHash, hash, ...record } = entry
  if (hashEntry(record, prevHash) !== hash) return { seq: entry.seq, why: 'changed' }
  return null
}

/** Checks the end of the chain against the head the database keeps beside it. */
export function checkHead(last: AuditHead, kept: AuditHead | null): ChainBreak | null {
  if (!kept) return last.seq === 0n ? null : { seq: last.seq, why: 'head-changed' }
  if (kept.seq > last.seq) return { seq: last.seq + 1n, why: 'cut-off' }
  if (kept.seq < last.seq || kept.hash !== last.hash) return { seq: last.seq, why: 'head-changed' }
  return null
}

const BREAK_SENTENCES: Record<ChainBreak['why'], (seq: bigint) => string> = {
  missing: (seq) => `Entry ${seq} is missing: somebody removed it.`,
  'out-of-place': (seq) => `Entry ${seq} does not follow the entry before it: one was inserted, removed or moved here.`,
  changed: (seq) => `Entry ${seq} was changed after it was written.`,
  'unknown-form': (seq) => `Entry ${seq} was written by a newer version of Stocktake, or its version was changed.`,
  'cut-off': (seq) => `The end of the log was cut off: entry ${seq} and what followed are gone.`,
  'head-changed': (seq) => `The end of the log, entry ${seq}, does not match the head kept beside it.`,
  'not-the-noted-head': (seq) =>
    `Entry ${seq} is not the one you noted: the log was rewritten or cut after that note was made.`,
}

export function chainBreakSentence(found: ChainBreak): string {
  return BREAK_SENTENCES[found.why](found.seq)
}
