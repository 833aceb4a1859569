import { keepEmbedded } from './keep-embedded.mjs'
import { reachDatabase } from './reach-database.mjs'

/**
 * @typedef {object} OpenDatabase
 * @property {string} url
 * @property {() => Promise<void>} stop
 */

/**
 * The database of this installation, migrated: the one of DATABASE_URL, or the embedded one, kept alive from here on.
 * @param {import('../config/environment.mjs').Environment} environment
 * @param {(line: string) => void} say
 * @returns {Promise<OpenDatabase>}
 */
export async function openDatabase(environment, say) {
  const database = environment.databaseUrl
    ? { url: environment.databaseUrl, stop: async () => {} }
    : await keepEmbedded(environment.dataDir, say)
  try {
    await reachDatabase(database.url, { onWait: say })
    const { deployMigrations } = await import('./deploy-migrations.mjs')
    const applied = await deployMigrations(database.url)
    if (applied.length > 0) say(`Brought the database up to date (${applied.length} migrations).`)
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}
