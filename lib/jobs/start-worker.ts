import 'server-only'
import { log } from '../config/log'
import { keepHouse } from '../server/keep-house'
import { reportWorker } from '../server/worker-state'
import { openQueue, type Queue, workOn } from './queue'

/** Waiting between tries while the database is away: soon enough to be back within a minute, seldom enough to be calm. */
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/** Leaves running jobs this long to finish when the server is told to stop. */
const LEAVE_TIME_MS = 10_000

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
      await workOn(opened, { 'keep-house': keepHouse })
      reportWorker('working')
      log.info('background work started')
    } catch (error) {
      reportWorker('failing')
      log.error({ err: error, retryInMs: wait }, 'background work could not start')
      if (!stopped) retry = setTimeout(() => void start(Math.min(wait * 2, LONGEST_WAIT_MS)), wait)
    }
  }
  void start(FIRST_WAIT_MS)

  return async () => {
    stopped = true
    clearTimeout(retry)
    await queue?.stop({ graceful: true, timeout: LEAVE_TIME_MS })
    reportWorker('off')
  }
}
