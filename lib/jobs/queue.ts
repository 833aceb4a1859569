import 'server-only'
import { Client } from 'pg'
import PgBoss from 'pg-boss'
import { log } from '../config/log'
import { JOB_POLL_SECONDS } from '../config/timings'
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
  queue.on('error', (error) => log.warn({ error }, 'the job queue reports an error'))
  await oneAtATime(connectionString, async () => {
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
  })
  return queue
}

/** Any number that no other lock of ours uses. */
const OPENING_LOCK = 7_201_433

/** Two processes that create the same queue's partition at once deadlock in the catalogue: they take turns. */
async function oneAtATime(connectionString: string, work: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString, application_name: 'stocktake-opening' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [OPENING_LOCK])
    await work()
  } finally {
    await client.end()
  }
}

/** What each job does with what was queued with it. */
export type JobHandlers = Partial<Record<JobName, (data: unknown) => Promise<unknown>>>

/** Gives each job its handler. A handler that throws is tried again as its definition says. */
export async function workOn(queue: Queue, handlers: JobHandlers): Promise<void> {
  for (const [name, handle] of Object.entries(handlers)) {
    await queue.work(name, { batchSize: 1, pollingIntervalSeconds: JOB_POLL_SECONDS }, async ([job]) => {
      const started = performance.now()
      await handle(job?.data)
      log.info({ job: name, ms: Math.round(performance.now() - started) }, 'job done')
    })
  }
}
