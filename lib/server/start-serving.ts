import 'server-only'
import { environment } from '../config/environment.mjs'
import { log } from '../config/log'
import { FIRST_ADMIN_RETRY_MS } from '../config/timings'
import { Refusal } from '../domain/refusals'
import { stopLeftPractice } from './end-practice'
import { ensureFirstAdmin } from './ensure-first-admin'

/** What a server process does before its first request. A database that is away does not keep it from starting. */
export async function startServing(): Promise<void> {
  const { url, worker } = environment()
  log.info({ url, worker, node: process.version }, 'stocktake started')
  await tryFirstAdmin()
  stopLeftPractice().catch((error: unknown) => log.warn({ error }, 'the practice account could not be looked after'))
}

async function tryFirstAdmin(): Promise<void> {
  try {
    if (await ensureFirstAdmin()) log.info('made the first admin from STOCKTAKE_ADMIN_EMAIL')
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    log.warn({ retryInMs: FIRST_ADMIN_RETRY_MS }, 'the database is not answering yet: the first admin waits for it')
    setTimeout(() => void tryFirstAdmin(), FIRST_ADMIN_RETRY_MS).unref()
  }
}
