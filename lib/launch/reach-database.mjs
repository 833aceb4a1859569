// The first contact with a database that somebody else runs: wait for one that is still starting, and explain one that
// will never answer.
import { setTimeout as wait } from 'node:timers/promises'
import { PlainError } from './plain-error.mjs'

/** Composed services start together; a database needs up to half a minute for its own recovery. */
const PATIENCE_MS = 60_000
const PAUSE_MS = 1_000

/** Codes of Node and Postgres that another moment may mend: refused, no such name yet, starting up, full. */
const MAY_PASS = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'],
  ...['EAI_AGAIN', '57P01', '57P02', '57P03', '53300'],
])

/** @type {Record<string, string>} */
const EXPLAINED = {
  '28P01': 'the database refused the user or the password',
  28000: 'the database refused this user or this address',
  '3D000': 'that server has no database of this name; create it first',
  42501: 'this database user may not create tables there',
}

/**
 * Tries until the database answers.
 * @param {string} url
 * @param {{ onWait: (reason: string) => void, patienceMs?: number }} options
 */
export async function reachDatabase(url, { onWait, patienceMs = PATIENCE_MS }) {
  const deadline = Date.now() + patienceMs
  for (let told = false; ; told = true) {
    const problem = await tryConnection(url)
    if (!problem) return
    if (!problem.mayPass) throw new PlainError(`DATABASE_URL: ${problem.reason}`)
    if (Date.now() > deadline)
      throw new PlainError(
        `DATABASE_URL: the database at ${placeOf(url)} did not answer for ${Math.round(patienceMs / 1000)} seconds (${problem.reason}); is it running, and is the address right?`,
      )
    if (!told) onWait(`The database at ${placeOf(url)} does not answer yet (${problem.reason}); trying again …`)
    await wait(PAUSE_MS)
  }
}

/** @returns {Promise<{ mayPass: boolean, reason: string } | null>} */
async function tryConnection(/** @type {string} */ url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return null
  } catch (error) {
    const { code = '', message } = firstOf(error)
    const timedOut = /timeout|terminated unexpectedly/i.test(message)
    return { mayPass: MAY_PASS.has(code) || timedOut, reason: EXPLAINED[code] ?? (message || code) }
  }
}

/** Node tries every address of a name and reports all of the failures at once. */
function firstOf(/** @type {unknown} */ error) {
  const all = error instanceof AggregateError ? error.errors[0] : error
  return /** @type {{ code?: string, message: string }} */ (all)
}

/** Where it is, without user and password. */
function placeOf(/** @type {string} */ url) {
  const { host, pathname, searchParams } = new URL(url)
  return `${searchParams.get('host') ?? host}${pathname}`
}
