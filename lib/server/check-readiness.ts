import 'server-only'
import type { ReadyAnswer } from '../contracts/health'
import { migrationLevel } from '../db/migration-level'
import { Refusal } from '../domain/refusals'
import { workerState } from './worker-state'

const SENTENCES = {
  current: 'Ready.',
  behind: 'The database lacks migrations of this version. Start through `npm start`, which applies them.',
  ahead: 'The database is newer than this version. Start the newer version, or restore a backup made by this one.',
} as const

/**
 * Whether this replica can answer people. Background work is told but does not count: pages work without it, and taking
 * every replica out of service would not mend it.
 */
export async function checkReadiness(): Promise<ReadyAnswer> {
  const worker = workerState()
  try {
    const migrations = await migrationLevel()
    return {
      ready: migrations === 'current',
      database: 'reachable',
      migrations,
      worker,
      sentence: SENTENCES[migrations],
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'unavailable') throw error
    return {
      ready: false,
      database: 'away',
      migrations: 'unknown',
      worker,
      sentence: 'The database is not answering. Stocktake goes on by itself as soon as it does.',
    }
  }
}
