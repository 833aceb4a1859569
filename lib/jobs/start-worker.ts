import 'server-only'
import { log } from '../config/log'
import { WORKER_FIRST_WAIT_MS, WORKER_LEAVE_MS, WORKER_LONGEST_WAIT_MS } from '../config/timings'
import { resumeSyncs } from '../server/resume-syncs'
import { reportWorker } from '../server/worker-state'
import { HANDLERS } from './handlers'
import { openQueue, type Queue, workOn } from './queue'

/**
 * Starts background work in this process and keeps trying while the database is away. Answers a function that stops it.
 */
export function startWorker(connectionString: string): () => Promise<void> {
  let queue: Queue | undefined
  let stopped = false
  let retry: NodeJS.Timeout | undefined

  const start = async (wait: number) => {
    reportWorker('starting')
    try {
      const opened = await openQueue(connectionString, 'worker')
      if (stopped) return void (await opened.stop({ graceful: false }))
      queue = opened
      await workOn(opened, HANDLERS)
      reportWorker('working')
      log.info('background work started')
      resumeSyncs().catch((error: unknown) => log.warn({ error }, 'syncs that were cut short wait for the clock'))
    } catch (error) {
      reportWorker('failing')
      log.error({ error, retryInMs: wait }, 'background work could not start')
      if (!stopped) retry = setTimeout(() => void start(Math.min(wait * 2, WORKER_LONGEST_WAIT_MS)), wait)
    }
  }
  void start(WORKER_FIRST_WAIT_MS)

  return async () => {
    stopped = true
    clearTimeout(retry)
    await queue?.stop({ graceful: true, timeout: WORKER_LEAVE_MS })
    reportWorker('off')
  }
}
