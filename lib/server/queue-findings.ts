import 'server-only'
import type { Transaction } from '../db/client'
import { queueJob } from '../db/queue-job'

/**
 * Has the findings of an account worked out anew, because something they are made of changed: who answers for a thing, what
 * a project is, a policy. Part of the change's own transaction; several changes in a row are one job.
 */
export async function queueFindings(tx: Transaction, accountId: string): Promise<void> {
  await queueJob(tx, 'recompute-findings', { accountId }, accountId)
}
