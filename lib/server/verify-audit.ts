import 'server-only'
import { AUDIT_CHECK_MAX_MS } from '../config/timings'
import type { AuditVerdict } from '../contracts/audit'
import { auditAfter, auditHead } from '../db/audit-log'
import { inTransaction, type Transaction } from '../db/client'
import {
  type AuditHead,
  type ChainBreak,
  chainBreakSentence,
  checkHead,
  checkLink,
  EMPTY_HEAD,
} from '../domain/audit-chain'

/** A batch is held in memory: a thousand entries of a few kilobytes each. */
const BATCH = 1_000
export type NotedHead = { seq: number; hash: string }

/**
 * Reads the whole log and checks every link, then the end against the head beside it and, when given, against an entry
 * that somebody noted earlier: a log that was cut or rewritten as a whole no longer holds that entry.
 */
export async function verifyAudit(noted?: NotedHead, now = new Date()): Promise<AuditVerdict> {
  const { last, found } = await inTransaction((tx) => readChain(tx, noted), {
    isolation: 'RepeatableRead',
    timeoutMs: AUDIT_CHECK_MAX_MS,
  })
  const entries = Number(last.seq)
  return {
    intact: found === null,
    entries,
    head: { seq: entries, hash: last.hash },
    firstBroken: found && { seq: Number(found.seq), why: found.why, sentence: chainBreakSentence(found) },
    sentence: found
      ? chainBreakSentence(found)
      : `All ${entries.toLocaleString('en')} entries are exactly as they were written.`,
    asOf: now.toISOString(),
  }
}

async function readChain(tx: Transaction, noted?: NotedHead): Promise<{ last: AuditHead; found: ChainBreak | null }> {
  const kept = await auditHead(tx)
  let last = EMPTY_HEAD
  let notedSeen = noted === undefined
  for (;;) {
    const batch = await auditAfter(tx, last.seq, BATCH)
    for (const entry of batch) {
      const found = checkLink(last, entry)
      if (found) return { last, found }
      last = { seq: entry.seq, hash: entry.hash }
      if (noted && entry.seq === BigInt(noted.seq)) {
        if (!entry.hash.startsWith(noted.hash)) return { last, found: { seq: entry.seq, why: 'not-the-noted-head' } }
        notedSeen = true
      }
    }
    if (batch.length < BATCH) break
  }
  const atTheEnd = checkHead(last, kept)
  if (atTheEnd) return { last, found: atTheEnd }
  if (!notedSeen) return { last, found: { seq: last.seq + 1n, why: 'cut-off' } }
  return { last, found: null }
}
