import 'server-only'
import type { Transaction } from '../../db/client'
import { queueJob } from '../../db/queue-job'

/** Lets a worker look at a request at its time. Where no worker has ever run, `wakeAt` on the request finds it later. */
export async function queueRun(tx: Transaction, requestId: string, at: Date): Promise<void> {
  await queueJob(tx, 'run-request', { requestId }, `${requestId} ${at.toISOString().slice(0, 19)}`, at)
}
