import { describe, expect, it } from 'vitest'
import {
  AUDIT_FORM,
  type AuditHead,
  type AuditRecord,
  type ChainedRecord,
  chainBreakSentence,
  checkHead,
  checkLink,
  EMPTY_HEAD,
  hashEntry,
} from './audit-chain'

function record(seq: number, over: Partial<AuditRecord> = {}): AuditRecord {
  return {
    seq: BigInt(seq),
    at: new Date('2026-11-21T10:00:00.000Z'),
    form: AUDIT_FORM,
    actorKind: 'person',
    actorId: 'p1',
    actorName: 'Dana',
    action: 'session.signed-in',
    targetKind: null,
    targetId: null,
    targetName: null,
    connectionPrefix: null,
    projectId: null,
    projectName: null,
    requestId: null,
    outcome: 'done',
    raffStatus: null,
    before: null,
    after: { role: 'viewer' },
    reason: null,
    httpRequestId: null,
    ...over,
  }
}

function chain(length: number): ChainedRecord[] {
  let prevHash = EMPTY_HEAD.hash
  return Array.from({ length }, (_, index) => {
    const entry = record(index + 1)
    const hash = hashEntry(entry, prevHash)
    const linked = { ...entry, prevHash, hash }
    prevHash = hash
    return linked
  })
}

function firstBreak(entries: ChainedRecord[], head?: AuditHead) {
  let previous = EMPTY_HEAD
  for (const entry of entries) {
    const found = checkLink(previous, entry)
    if (found) return found
    previous = { seq: entry.seq, hash: entry.hash }
  }
  return head ? checkHead(previous, head) : null
}

const headOf = (entries: ChainedRecord[]): AuditHead => {
  const last = entries.at(-1)
  return last ? { seq: last.seq, hash: last.hash } : EMPTY_HEAD
}

describe('the audit chain', () => {
  it('keeps the hash it had when the form was fixed, so that old logs stay checkable', () => {
    expect(hashEntry(record(1), EMPTY_HEAD.hash)).toBe(
      '3fa8b96144d7cf3befb8388c6cd8576bc88695fd1156866cea4de5be359ac2bc',
    )
  })

  it('holds when nothing was touched', () => {
    expect(firstBreak(chain(5), headOf(chain(5)))).toBeNull()
  })

  const fields = Object.keys(record(1)).filter((field) => !['seq', 'form', 'at'].includes(field))
  it.each(fields)('names the entry whose %s was changed', (field) => {
    const entries = chain(4)
    entries[2] = { ...(entries[2] as ChainedRecord), [field]: 'something else' }
    expect(firstBreak(entries)).toEqual({ seq: 3n, why: 'changed' })
  })

  it('names the entry whose time was moved by a millisecond', () => {
    const entries = chain(4)
    const third = entries[2] as ChainedRecord
    entries[2] = { ...third, at: new Date(third.at.getTime() + 1) }
    expect(firstBreak(entries)).toEqual({ seq: 3n, why: 'changed' })
  })

  it('names a removed entry', () => {
    expect(firstBreak(chain(4).filter((entry) => entry.seq !== 2n))).toEqual({ seq: 2n, why: 'missing' })
  })

  it('names an entry that was changed and hashed again, by the one after it', () => {
    const entries = chain(4)
    const second = entries[1] as ChainedRecord
    const forged = { ...second, actorName: 'Somebody else' }
    const { prevHash: _, hash: __, ...plain } = forged
    entries[1] = { ...forged, hash: hashEntry(plain, second.prevHash) }
    expect(firstBreak(entries)).toEqual({ seq: 3n, why: 'out-of-place' })
  })

  it('reveals a cut tail by the head kept beside the log', () => {
    const entries = chain(4)
    expect(firstBreak(entries.slice(0, 3), headOf(entries))).toEqual({ seq: 4n, why: 'cut-off' })
  })

  it('reveals an emptied log by the head', () => {
    expect(firstBreak([], headOf(chain(4)))).toEqual({ seq: 1n, why: 'cut-off' })
  })

  it('refuses a form it does not know', () => {
    const [first] = chain(1)
    expect(firstBreak([{ ...(first as ChainedRecord), form: 99 }])).toEqual({ seq: 1n, why: 'unknown-form' })
  })

  it('says what it found in a sentence', () => {
    expect(chainBreakSentence({ seq: 214n, why: 'changed' })).toBe('Entry 214 was changed after it was written.')
  })
})
