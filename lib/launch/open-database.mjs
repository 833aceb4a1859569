import { keepEmbedded } from './keep-embedded.mjs'
import { PlainError } from './plain-error.mjs'
import { reachDatabase } from './reach-database.mjs'
import { onShutdown } from './shutdown.mjs'

/**
 * @typedef {object} OpenDatabase
 * @property {string} url
 * @property {() => Promise<void>} migrate
 * @property {() => Promise<void>} stop
 */

/**
 * The database of this installation: the one of DATABASE_URL, or the embedded one, kept alive from here on. One that this
 * version cannot work with is refused at once, and nothing is changed before `migrate`: a build that fails in between
 * leaves the old version a database that it knows.
 * @param {import('../config/environment.mjs').Environment} environment
 * @param {(line: string) => void} say
 * @returns {Promise<OpenDatabase>}
 */
export async function openDatabase(environment, say) {
  const { url, stop } = environment.databaseUrl
    ? { url: environment.databaseUrl, stop: async () => {} }
    : await keepEmbedded(environment.dataDir, say)
  onShutdown(stop)
  await reachDatabase(url, { onWait: say })
  const { deployMigrations, migrationStatus } = await import('./deploy-migrations.mjs')
  const { obstacle } = await migrationStatus(url)
  if (obstacle) throw new PlainError(obstacle)
  return {
    url,
    migrate: async () => {
      const { length } = await deployMigrations(url)
      if (length > 0) say(`Brought the database up to date (${length} ${length === 1 ? 'migration' : 'migrations'}).`)
    },
    stop,
  }
}
