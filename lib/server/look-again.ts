import 'server-only'
import type { RequestAnswer } from '../contracts/requests'
import { appendAudit } from '../db/append-audit'
import { inTransaction, type Transaction } from '../db/client'
import { databaseTime } from '../db/database-time'
import { moveRequest } from '../db/request-moves'
import { moveStep, type StepRow, stepsOf } from '../db/request-steps'
import { findRequest, lockRequest } from '../db/requests'
import { Refusal } from '../domain/refusals'
import { sayWhyNot } from '../domain/requests/states'
import type { Seen } from '../domain/runs/judge-look'
import { keyWithoutSecret } from '../domain/runs/new-key-words'
import { endingOf } from '../domain/runs/outcome'
import type { Caller } from './caller'
import { getRequest } from './get-request'
import { readerOf } from './plans/reading-connection'
import { auditOf } from './requests/audit-of'
import { changedMeanwhile, noSuchRequest } from './requests/no-such-request'
import { fillIn } from './runs/fill-in'
import { stepWords } from './runs/run-context'
import { see } from './runs/see'

/**
 * Reads Raff once more about an outcome that nobody knew. Only reads: what can be told by now is written down as done or
 * not done, and nothing is ever sent again.
 */
export async function lookAgain(id: string, caller: Caller): Promise<RequestAnswer> {
  const request = await findRequest(id)
  if (!request) throw noSuchRequest()
  if (request.state !== 'unknown') throw new Refusal('conflict', sayWhyNot(request.state))
  const steps = await stepsOf(id)
  const raff = await readerOf(request.accountId)
  const seen = new Map<number, Seen>()
  for (const step of steps.filter(({ state }) => state === 'unknown')) {
    const { proof } = fillIn(step, steps)
    const baseline = (step.baseline as string[] | null) ?? []
    const accepted = step.answeredAt !== null && step.raffStatus !== null && step.raffStatus < 300
    if (proof) seen.set(step.place, await see(proof, { raff, baseline, madeId: step.answer?.id ?? null, accepted }))
  }
  const settled = await inTransaction((tx) => settle(tx, id, seen, caller))
  if (!settled)
    throw new Refusal('conflict', 'It still cannot be told from what Raff shows. Look at it in Raff’s dashboard.')
  return getRequest(id, caller.viewer)
}

/** False when nothing can be told that could not be told before. */
async function settle(tx: Transaction, id: string, seen: ReadonlyMap<number, Seen>, { by }: Caller): Promise<boolean> {
  const request = await lockRequest(tx, id)
  if (request?.state !== 'unknown') throw changedMeanwhile()
  const now = await databaseTime(tx)
  let told = false
  for (const step of await stepsOf(id, tx)) {
    const known = knownOf(step, seen.get(step.place))
    if (!known) continue
    told = true
    await moveStep(tx, id, step, { ...known, endedAt: now })
    await appendAudit(tx, {
      ...by,
      ...auditOf(request),
      action: 'run.step',
      outcome: known.state === 'confirmed' ? 'done' : 'failed',
      reason: known.note,
      after: { ...stepWords(step), lookedAgain: true },
    })
  }
  if (!told) return false
  const steps = await stepsOf(id, tx)
  const { move, outcome, results } = endingOf({
    title: request.title,
    targets: request.plan.targets,
    steps,
    stoppedBy: null,
  })
  for (const { id: resourceId, result, note } of results)
    await tx.requestTarget.updateMany({ where: { requestId: id, resourceId }, data: { result, note } })
  if (move === 'lose-sight') await tx.request.updateMany({ where: { id }, data: { outcome } })
  else if (!(await moveRequest(tx, id, 'unknown', move === 'finish' ? 'finish' : 'fail', { outcome })))
    throw changedMeanwhile()
  return true
}

function knownOf(
  { state, planned, answer }: StepRow,
  seen: Seen | undefined,
): { state: 'confirmed' | 'failed'; note: string } | null {
  if (state !== 'unknown' || !seen) return null
  // an answer is only kept where the secret came with it
  if (seen.is === 'so' && planned.proof?.see === 'new-key' && !answer)
    return { state: 'failed', note: keyWithoutSecret(planned.proof.name) }
  if (seen.is === 'so') return { state: 'confirmed', note: seen.note }
  if (seen.is === 'not') return { state: 'failed', note: `It did not happen. ${seen.note}` }
  return seen.is === 'came-to-nothing' ? { state: 'failed', note: seen.note } : null
}
