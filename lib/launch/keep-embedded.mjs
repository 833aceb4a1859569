import { setTimeout as wait } from 'node:timers/promises'
import { startEmbeddedPostgres } from './embedded-postgres.mjs'

/** A full disk or a killer of processes does not go away at once; hammering on it would not help. */
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/**
 * The embedded database, started again whenever it ends without being asked to. The address stays the same, so the web
 * process finds it again by itself.
 * @param {string} dataFolder @param {(line: string) => void} say
 */
export async function keepEmbedded(dataFolder, say) {
  let server = await startEmbeddedPostgres({ dataFolder })
  const leaving = new AbortController()

  const watch = async () => {
    while (!leaving.signal.aborted) {
      await server.exited
      if (leaving.signal.aborted) return
      say('The database ended unexpectedly; starting it again …')
      const again = await startAgain(dataFolder, say, leaving.signal)
      if (!again) return
      server = again
      say('The database is back.')
    }
  }
  const watched = watch()

  return {
    url: server.url,
    stop: async () => {
      leaving.abort()
      await server.stop()
      await watched
      // a start that was under way when we were asked to leave
      await server.stop()
    },
  }
}

async function startAgain(
  /** @type {string} */ dataFolder,
  /** @type {(line: string) => void} */ say,
  /** @type {AbortSignal} */ signal,
) {
  for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await startEmbeddedPostgres({ dataFolder })
    } catch (error) {
      say(`${error instanceof Error ? error.message : error}; trying again in ${Math.ceil(pause / 1000)} s`)
      await wait(pause, undefined, { signal }).catch(() => {})
    }
  }
  return null
}
