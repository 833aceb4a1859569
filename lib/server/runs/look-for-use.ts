import 'server-only'
import { RUN_LEASE_MS, RUN_USE_EVERY_MS } from '../../config/timings'
import { appendAudit } from '../../db/append-audit'
import { inTransaction } from '../../db/client'
import { moveStep, type StepRow } from '../../db/request-steps'
import { holdRunLease } from '../../db/run-lease'
import { RaffError } from '../../raff/errors'
import { entryOf } from './entry-of'
import { type RunContext, stepWords } from './run-context'

/** Whether the new key has been used since it was made: then it is safe to switch the old one off. */
export async function lookForUse(context: RunContext, step: StepRow, steps: readonly StepRow[]): Promise<void> {
  const made = steps.find(({ planned }) => planned.proof?.see === 'new-key')?.answer?.id
  const used = made === undefined ? null : await lastUse(context, made)
  const now = await context.now()
  await inTransaction(async (tx) => {
    await holdRunLease(tx, context.lease, RUN_LEASE_MS)
    const change = used
      ? { state: 'confirmed' as const, endedAt: now, note: 'Seen in use.', progress: null }
      : { notBefore: new Date(now.getTime() + RUN_USE_EVERY_MS), progress: 'The new key has not been used yet.' }
    if (!(await moveStep(tx, context.request.id, step, change))) return
    if (used)
      await appendAudit(tx, {
        ...entryOf(context, step),
        outcome: 'done',
        reason: 'Seen in use.',
        after: stepWords(step),
      })
  })
}

async function lastUse({ reader }: RunContext, id: string): Promise<string | null> {
  try {
    return (await reader.apiKeys.get(id)).lastUsedAt
  } catch (error) {
    if (error instanceof RaffError) return null
    throw error
  }
}
