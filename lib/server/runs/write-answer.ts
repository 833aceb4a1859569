import 'server-only'
import { RUN_BUSY_MS, RUN_CLOSE_EVERY_MS } from '../../config/timings'
import { appendAudit } from '../../db/append-audit'
import { inTransaction } from '../../db/client'
import { putRequestSecret } from '../../db/request-secrets'
import { moveStep, type StepChange, type StepRow } from '../../db/request-steps'
import { holdMasterKey } from '../../db/sealed-keys'
import type { AuditOutcome } from '../../domain/audit-actions'
import type { ApprovedAnswer } from '../../raff/calls/planned-write'
import type { RaffError, RaffOutcomeUnknown } from '../../raff/errors'
import type { Done } from '../../raff/writing'
import { currentKeyRing } from '../../vault/current-key-ring'
import { seal } from '../../vault/seal'
import { entryOf } from './entry-of'
import { type RunContext, stepWords } from './run-context'
import { secretContext } from './secret-context'
import { shoutIfOpen } from './shout-if-open'

/** What came back of a call that was sent, or was not. */
export type Answer =
  | { is: 'yes'; done: Done<ApprovedAnswer> }
  | { is: 'lost'; error: RaffOutcomeUnknown }
  /** Surely not done; later it may be. */
  | { is: 'later'; afterMs: number | null; error: RaffError }
  | { is: 'no'; status: number | null; note: string }

export async function writeAnswer(context: RunContext, step: StepRow, answer: Answer): Promise<void> {
  const now = await context.now()
  const { change: told, outcome, reason } = changeOf(step, answer, now)
  // what puts something back remembers why it could not, over all its tries
  const isOpen = step.planned.always && told.state === 'planned' && reason !== undefined
  const change = isOpen ? { ...told, note: reason } : told
  const secret = answer.is === 'yes' ? (answer.done.shown?.secret ?? null) : null
  await inTransaction(async (tx) => {
    // no lease is asked for: what was sent is written down even when another worker has taken over, as long as nobody has
    // written anything else about it
    if (!(await moveStep(tx, context.request.id, step, change))) return
    if (secret) {
      const { id } = context.request
      await holdMasterKey(tx)
      const sealed = seal({ ring: currentKeyRing(), plaintext: secret.reveal(), context: secretContext(id) })
      await putRequestSecret(tx, id, sealed, now)
    }
    const isNews = !isOpen || (await shoutIfOpen(tx, context, step, reason))
    if (outcome && isNews)
      await appendAudit(tx, {
        ...entryOf(context, step),
        outcome,
        ...(reason && { reason }),
        ...(change.raffStatus && { raffStatus: change.raffStatus }),
        after: stepWords(step),
      })
  })
}

function changeOf(
  step: StepRow,
  answer: Answer,
  now: Date,
): { change: StepChange; outcome: AuditOutcome | null; reason?: string } {
  switch (answer.is) {
    case 'yes': {
      const { status, requestId, shown } = answer.done
      // a yes without the secret of a new key is as good as lost: the next look says so
      const lacks = step.planned.proof?.see === 'new-key' && !shown?.secret
      return {
        change: {
          state: lacks ? 'intended' : 'sent',
          answeredAt: now,
          raffStatus: status,
          raffRequest: requestId ?? null,
          progress: 'Raff said yes. Looking whether it is so.',
          ...(!lacks && { answer: shown?.id ? { id: shown.id } : {} }),
        },
        outcome: null,
      }
    }
    case 'lost':
      return {
        change: {
          state: 'intended',
          answeredAt: now,
          raffStatus: answer.error.details.status ?? null,
          progress: 'Raff’s answer was lost. Looking whether it happened.',
        },
        outcome: null,
      }
    case 'later': {
      const wait = answer.afterMs ?? (step.planned.always ? RUN_CLOSE_EVERY_MS : RUN_BUSY_MS)
      const status = answer.error.details.status ?? null
      return {
        change: {
          state: 'planned',
          answeredAt: now,
          notBefore: new Date(now.getTime() + wait),
          raffStatus: status,
          progress: answer.error.message,
        },
        outcome: 'refused',
        reason: answer.error.message,
      }
    }
    case 'no': {
      // what puts something back is tried until it is back
      if (step.planned.always)
        return {
          change: {
            state: 'planned',
            answeredAt: now,
            notBefore: new Date(now.getTime() + RUN_CLOSE_EVERY_MS),
            raffStatus: answer.status,
            progress: answer.note,
          },
          outcome: 'failed',
          reason: answer.note,
        }
      // gone already is what a delete wants: the next look says so
      if (answer.status === 404 && step.planned.proof?.see === 'gone')
        return {
          change: { state: 'sent', answeredAt: now, raffStatus: 404, progress: 'Raff does not know it any more.' },
          outcome: null,
        }
      return {
        change: {
          state: 'failed',
          endedAt: now,
          answeredAt: now,
          raffStatus: answer.status,
          note: answer.note,
          progress: null,
        },
        outcome: 'failed',
        reason: answer.note,
      }
    }
  }
}
