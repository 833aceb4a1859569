import 'server-only'
import type { z } from 'zod'
import type { decisionBody, RequestAnswer } from '../contracts/requests'
import { appendAudit } from '../db/append-audit'
import type { ActivePerson } from '../db/approvers'
import { inTransaction, type Transaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { type MoveChange, moveRequest } from '../db/request-moves'
import { addVote, findRequest, lockRequest, type RequestRow } from '../db/requests'
import type { AuditAction } from '../domain/audit-actions'
import { Refusal } from '../domain/refusals'
import { type DecisionQuestion, decide, type Ruling } from '../domain/requests/decide'
import type { Caller } from './caller'
import { getRequest } from './get-request'
import { auditOf } from './requests/audit-of'
import { changedMeanwhile, noSuchRequest } from './requests/no-such-request'
import { checkStillTrue } from './requests/check-still-true'
import { proveWhoAsks } from './requests/prove-who-asks'
import { queueRun } from './requests/queue-run'
import { approvers, holdApprovers } from './requests/who-decides'

type Decision = z.output<typeof decisionBody>
type Allowed = Extract<Ruling, { ok: true }>

/**
 * Takes one person's decision on exactly what was asked. Who may, and what it takes, is asked twice: before Raff is read
 * again, and once more with the request and the people held, so that of fifty who decide at once each finds it as it is.
 */
export async function decideRequest(id: string, decision: Decision, caller: Caller): Promise<RequestAnswer> {
  const { viewer } = caller
  const before = await findRequest(id)
  if (!before) throw noSuchRequest()
  const askedNow = await approvers()
  if (decision.verdict === 'approve') {
    refuse(decide({ ...questionOf(before, askedNow, decision, caller), proved: true }))
    if (decision.fingerprint !== undefined && decision.fingerprint !== before.fingerprint)
      throw new Refusal('conflict', 'The plan is another one than you looked at. Look at it again.')
    if (before.policy.password) await proveWhoAsks(decision.password, caller)
    await checkStillTrue(before, caller.by)
  }
  const expired = await inTransaction((tx) => record(tx, id, before, decision, caller))
  if (expired) throw new Refusal('gone', 'It has expired. Ask again if it should still be done.')
  return getRequest(id, viewer)
}

/** Everything about the decision in one transaction. Expiry is answered and not thrown, so that it is written. */
async function record(
  tx: Transaction,
  id: string,
  before: RequestRow,
  decision: Decision,
  caller: Caller,
): Promise<boolean> {
  const request = await lockRequest(tx, id)
  if (!request) throw noSuchRequest()
  const now = await databaseTime(tx)
  const question = { ...questionOf(request, await holdApprovers(tx), decision, caller), proved: true, now }
  const ruling = decide(question)
  if (!ruling.ok && ruling.code === 'gone') {
    const change = { endedAt: now, outcome: 'It expired without a decision.', wakeAt: null }
    const moved = await moveRequest(tx, id, request.state, 'expire', change)
    if (moved) await appendAudit(tx, { ...caller.by, ...auditOf(request), action: 'request.expired', outcome: 'done' })
    return true
  }
  refuse(ruling)
  // what was read again is what is decided about: a plan that was replaced meanwhile was not
  if (request.fingerprint !== before.fingerprint || request.round !== before.round) throw changedMeanwhile()
  await addVote(tx, id, {
    personId: caller.viewer.personId,
    personName: caller.viewer.name,
    verdict: decision.verdict,
    reason: decision.reason ?? null,
    at: now,
    round: request.round,
  })
  if (ruling.move) {
    const moved = await moveRequest(tx, id, request.state, ruling.move, changeOf(ruling, decision, request, now))
    if (!moved) throw changedMeanwhile()
    if (ruling.runAt) await queueRun(tx, id, ruling.runAt)
  }
  await appendAudit(tx, {
    ...caller.by,
    ...auditOf(request),
    action: ACTIONS[ruling.move ?? 'vote'] ?? 'request.voted',
    outcome: 'done',
    ...(decision.reason && { reason: decision.reason }),
    after: { votesLeft: ruling.votesLeft, runAt: ruling.runAt, marks: request.marks, until: decision.until },
  })
  return false
}

const ACTIONS: Partial<Record<string, AuditAction>> = {
  vote: 'request.voted',
  approve: 'request.approved',
  keep: 'request.kept',
  postpone: 'request.postponed',
}

function changeOf(ruling: Allowed, { reason, until }: Decision, request: RequestRow, now: Date): MoveChange {
  switch (ruling.move) {
    case 'approve':
      return { approvedAt: now, runAt: ruling.runAt, wakeAt: ruling.runAt, problem: null }
    case 'keep':
      return { endedAt: now, outcome: reason ?? 'Whoever asked took it back.', wakeAt: null }
    default:
      // whoever agreed has agreed to doing it now and not later
      return {
        postponedUntil: until ?? null,
        postponedTimes: { increment: 1 },
        round: { increment: 1 },
        wakeAt: until && until < request.expiresAt ? until : request.expiresAt,
      }
  }
}

function questionOf(
  request: RequestRow,
  people: ActivePerson[],
  decision: Decision,
  { viewer }: Caller,
): DecisionQuestion {
  const { state, askedById, round, expiresAt, policy, votes } = request
  return {
    request: { state, askedById, round, expiresAt, confirmation: request.plan.confirmation },
    policy,
    votes,
    approvers: people,
    personId: viewer.personId,
    decision,
    proved: false,
    now: viewer.now,
  }
}

function refuse(ruling: Ruling): asserts ruling is Allowed {
  if (ruling.ok) return
  const { code, message, field } = ruling
  throw new Refusal(code, message, field ? { fields: { [field]: message } } : {})
}
