import 'server-only'
import { database, type Transaction } from './client'

// Putting a job into the queue inside the caller's transaction: what was decided and the work that follows from it are
// committed together, and a web-only replica needs no queue of its own. The rows are pg-boss's.

/**
 * Queues a job. One with the same key that is waiting already is the same job: it learns what is new and runs no later
 * than asked. False when there is no queue to put it into, because no worker has ever run on this database.
 */
export async function queueJob(
  tx: Transaction,
  name: string,
  data: Record<string, string | number | boolean | null>,
  key: string,
  startAfter: Date | null = null,
): Promise<boolean> {
  if (!(await hasQueue(tx, name))) return false
  await tx.$executeRaw`
    WITH waiting AS (
      UPDATE pgboss.job SET data = data || ${JSON.stringify(data)}::jsonb,
        start_after = least(start_after, coalesce(${startAfter}::timestamptz, now()))
      WHERE name = ${name} AND singleton_key = ${key} AND state IN ('created', 'retry')
      RETURNING id
    )
    INSERT INTO pgboss.job (name, data, singleton_key, retry_limit, retry_backoff, expire_in, policy, start_after)
    SELECT q.name, ${JSON.stringify(data)}::jsonb, ${key}, coalesce(q.retry_limit, 0), coalesce(q.retry_backoff, false),
      coalesce(q.expire_seconds, 900) * interval '1 second', q.policy, coalesce(${startAfter}::timestamptz, now())
    FROM pgboss.queue q WHERE q.name = ${name} AND NOT EXISTS (SELECT FROM waiting)`
  return true
}

/** The jobs of this name that wait for a worker: by their key, since when they could have begun. */
export async function waitingJobs(tx: Transaction, name: string): Promise<Map<string, Date>> {
  if (!(await hasQueues(tx))) return new Map()
  const rows = await tx.$queryRaw<{ key: string; since: Date }[]>`
    SELECT singleton_key AS key, min(start_after) AS since FROM pgboss.job
    WHERE name = ${name} AND singleton_key IS NOT NULL AND state IN ('created', 'retry') GROUP BY singleton_key`
  return new Map(rows.map(({ key, since }) => [key, since]))
}

/** Databases that a worker has run on: what it made there stays. */
const withQueues = new WeakSet<object>()

/** False before any worker has ever run on this database. */
async function hasQueues(tx: Transaction): Promise<boolean> {
  if (withQueues.has(database())) return true
  const [schema] = await tx.$queryRaw<{ there: boolean }[]>`SELECT to_regclass('pgboss.job') IS NOT NULL AS there`
  if (schema?.there) withQueues.add(database())
  return schema?.there ?? false
}

async function hasQueue(tx: Transaction, name: string): Promise<boolean> {
  if (!(await hasQueues(tx))) return false
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM pgboss.queue WHERE name = ${name}`
  return rows.length > 0
}
