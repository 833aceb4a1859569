import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '../config/log'
import { PRACTICE_PAST_LOOK_MS, PRACTICE_PAST_WAIT_MS } from '../config/timings'
import { inTransaction } from '../db/client'
import { queueJob } from '../db/queue-job'
import { fillPracticePast } from './fill-practice-past'
import { syncAccount } from './sync-account'

/**
 * Who explores should arrive at pages full of data: the past of the practice account and its present are read before the
 * first page opens, as far as a person can be made to wait. Background work does the rest, or all of it when this fails.
 */
export async function showPracticeFilled(accountId: string): Promise<void> {
  const until = Date.now() + PRACTICE_PAST_WAIT_MS
  try {
    while (Date.now() < until) {
      const past = await fillPracticePast({ id: accountId, practice: true }, { until })
      const outcome = past === 'filled' ? await syncAccount({ accountId, trigger: 'schedule' }) : null
      if (outcome && outcome.state !== 'busy') return
      // background work was quicker and is at it
      await sleep(PRACTICE_PAST_LOOK_MS)
    }
    await inTransaction((tx) => queueJob(tx, 'sync-account', { accountId }, accountId))
  } catch (error) {
    log.warn({ error, account: accountId }, 'the practice account is open and not filled yet')
  }
}
