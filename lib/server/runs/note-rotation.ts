import 'server-only'
import type { Transaction } from '../../db/client'
import { noteKeyRotation } from '../../db/key-rotations'
import type { StepRow } from '../../db/request-steps'
import type { RequestRow } from '../../db/requests'

/** The day a key was replaced is written down: from then on counts how old its secret is. */
export async function noteRotation(tx: Transaction, request: RequestRow, step: StepRow, now: Date): Promise<void> {
  if (request.action !== 'api-key.rotate' || step.planned.proof?.see !== 'new-key') return
  const old = request.plan.targets.find(({ id }) => id === step.targetId)
  const newRaffId = step.answer?.id
  if (!old || !newRaffId) return
  await noteKeyRotation(tx, {
    requestId: request.id,
    accountId: request.accountId,
    oldRaffId: old.raffId,
    oldName: old.name,
    newRaffId,
    madeAt: step.intendedAt ?? now,
  })
}
