import { createHash } from 'node:crypto'
import fs from 'node:fs'
import pg from 'pg'
import { FORMAT, FORMAT_VERSION, writeBackupFile } from './backup-format.mjs'
import { listTables, quoted } from './database-tables.mjs'
import { inProject } from './project.mjs'

/** Rows held in memory at a time. */
const BATCH = 500

/**
 * Writes everything in a database to one file, as it was at one moment, while others go on working.
 * @param {string} url @param {string} file @param {Buffer | undefined} masterKey only its print goes into the file
 * @returns {Promise<import('./backup-format.mjs').Manifest>}
 */
export async function writeBackup(url, file, masterKey) {
  const client = new pg.Client({ connectionString: url, application_name: 'stocktake-backup' })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // values travel as text, and that text must not depend on where this server stands
    await client.query("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres'")
    const tables = await listTables(client)
    const manifest = await describe(client, tables, masterKey)
    await writeBackupFile(file, manifest, partsOf(client, tables))
    await client.query('COMMIT')
    return manifest
  } finally {
    await client.end()
  }
}

/** Recognises a master key without giving anything away: it is 32 random bytes. @param {Buffer | undefined} key */
export function masterKeyPrint(key) {
  return key ? createHash('sha256').update('stocktake master key\0').update(key).digest('hex').slice(0, 16) : null
}

/** @returns {Promise<import('./backup-format.mjs').Manifest>} */
async function describe(
  /** @type {pg.Client} */ client,
  /** @type {import('./database-tables.mjs').Table[]} */ tables,
  /** @type {Buffer | undefined} */ masterKey,
) {
  const { rows: migrations } = await client.query(
    'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
  )
  const counted = []
  for (const { name } of tables) {
    const { rows } = await client.query(`SELECT count(*)::int AS rows FROM ${quoted(name)}`)
    counted.push({ name, rows: rows[0].rows })
  }
  const { rows: server } = await client.query('SHOW server_version')
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    createdAt: new Date().toISOString(),
    stocktake: JSON.parse(fs.readFileSync(inProject('package.json'), 'utf8')).version,
    postgres: server[0].server_version,
    migrations,
    tables: counted,
    masterKeyPrint: masterKeyPrint(masterKey),
  }
}

/** @returns {AsyncGenerator<import('./backup-format.mjs').Part>} */
async function* partsOf(
  /** @type {pg.Client} */ client,
  /** @type {import('./database-tables.mjs').Table[]} */ tables,
) {
  for (const { name, columns } of tables) {
    yield { table: name, columns }
    const list = columns.map((column) => `${quoted(column.name)}::text`).join(', ')
    await client.query(`DECLARE backup NO SCROLL CURSOR FOR SELECT ${list} FROM ${quoted(name)}`)
    for (;;) {
      const { rows } = await client.query({ text: `FETCH ${BATCH} FROM backup`, rowMode: 'array' })
      if (rows.length === 0) break
      for (const row of rows) yield { row }
    }
    await client.query('CLOSE backup')
  }
}
