import 'server-only'
import PgBoss from 'pg-boss'
import { log } from '../config/log'
import { JOBS, type JobDefinition, type JobName } from './definitions'

// The durable queue: rows in the same Postgres, in a schema of their own, claimed with SKIP LOCKED. That is what lets
// several workers share the work without doing any of it twice.

export type Queue = PgBoss

/** Opens the queue and makes sure that each job's queue exists. Safe to run in several processes at once. */
export async function openQueue(connectionString: string, role: 'worker' | 'web'): Promise<Queue> {
  const works = role === 'worker'
  const queue = new PgBoss({
    connectionString,
    application_name: `stocktake-${role}`,
    max: works ? 4 : 2,
    // only workers look after the queue; a web-only replica just puts jobs in
    supervise: works,
    schedule: works,
  })
  queue.on('error', (error) => log.warn({ err: error }, 'the job queue reports an error'))
  await queue.start()
  for (const [name, job] of Object.entries<JobDefinition>(JOBS)) {
    await queue.createQueue(name, {
      name,
      retryLimit: job.retryLimit,
      retryBackoff: true,
      expireInSeconds: job.expireInSeconds,
    })
    if (works && job.cron) await queue.schedule(name, job.cron, {}, { tz: 'UTC' })
  }
  return queue
}

/** Gives each job its handler. A handler that throws is tried again as its definition says. */
export async function workOn(queue: Queue, handlers: Record<JobName, () => Promise<unknown>>): Promise<void> {
  for (const [name, handle] of Object.entries(handlers)) {
    await queue.work(name, { batchSize: 1, pollingIntervalSeconds: 2 }, async () => {
      const started = performance.now()
      await handle()
      log.info({ job: name, ms: Math.round(performance.now() - started) }, 'job done')
    })
  }
}
