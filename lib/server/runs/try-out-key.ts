import 'server-only'
import { RUN_BUSY_MS, RUN_LEASE_MS, RUN_UNSEEN_MS } from '../../config/timings'
import { appendAudit } from '../../db/append-audit'
import { inTransaction } from '../../db/client'
import { type ConnectionRow, findConnection } from '../../db/connections'
import { moveStep, type StepRow } from '../../db/request-steps'
import { holdRunLease } from '../../db/run-lease'
import { RaffError } from '../../raff/errors'
import { VaultError } from '../../vault/vault-error'
import { askStoredKey } from '../ask-stored-key'
import { entryOf } from './entry-of'
import { failStep } from './fail-step'
import { type RunContext, stepWords } from './run-context'

/**
 * Calls Raff with what now lies in the connection, opened the way every call opens it. Only a connection that works with the
 * key that was put into it lets the old one be switched off.
 */
export async function tryOutKey(context: RunContext, step: StepRow): Promise<void> {
  const { connection } = step.planned
  if (!connection) return
  const stored = await findConnection(connection.id)
  if (!stored) return failStep(context, step, `The connection “${connection.name}” was removed meanwhile.`)
  if (stored.prefix !== step.answer?.prefix)
    return failStep(context, step, `Somebody has put another key into the connection “${stored.name}” meanwhile.`)
  const why = await whyItDoesNotWork(stored)
  const now = await context.now()
  if (why === null) return confirm(context, step, `Confirmed: “${stored.name}” works with ${stored.prefix}….`, now)
  const since = step.answeredAt ?? now
  if (now.getTime() - since.getTime() >= RUN_UNSEEN_MS)
    return failStep(context, step, `The connection “${stored.name}” has the new key and does not work with it. ${why}`)
  await inTransaction(async (tx) => {
    await holdRunLease(tx, context.lease, RUN_LEASE_MS)
    const notBefore = new Date(now.getTime() + RUN_BUSY_MS)
    await moveStep(tx, context.request.id, step, { notBefore, looks: step.looks + 1, progress: why })
  })
}

async function whyItDoesNotWork(stored: ConnectionRow): Promise<string | null> {
  try {
    await askStoredKey(stored)
    return null
  } catch (error) {
    if (error instanceof RaffError || error instanceof VaultError) return error.message
    throw error
  }
}

async function confirm(context: RunContext, step: StepRow, note: string, endedAt: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await holdRunLease(tx, context.lease, RUN_LEASE_MS)
    const change = { state: 'confirmed' as const, endedAt, notBefore: null, note, progress: null }
    if (!(await moveStep(tx, context.request.id, step, change))) return
    await appendAudit(tx, { ...entryOf(context, step), outcome: 'done', reason: note, after: stepWords(step) })
  })
}
