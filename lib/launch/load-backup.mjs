import pg from 'pg'
import { backupParts } from './backup-format.mjs'
import { listTables, quoted } from './database-tables.mjs'
import { BOOKKEEPING, deployMigrations } from './deploy-migrations.mjs'
import { migrationFiles } from './migration-files.mjs'
import { PlainError } from './plain-error.mjs'

/** Rows sent in one statement. */
const BATCH = 500

/**
 * Puts a checked backup into a database. One transaction: a restore that fails leaves the database as it was.
 * @param {string} url @param {string} file
 * @param {import('./backup-format.mjs').Manifest} manifest @param {{ replace: boolean }} options
 */
export async function loadBackup(url, file, manifest, { replace }) {
  const migrations = migrationsOf(manifest)
  const client = new pg.Client({ connectionString: url, application_name: 'stocktake-restore' })
  await client.connect()
  try {
    await refuseCompany(client)
    await client.query('BEGIN')
    await client.query("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres'")
    await makeRoom(client, replace)
    await client.query(BOOKKEEPING)
    for (const { sql } of migrations) await client.query(sql)
    const restoreGuards = await liftGuards(client)
    await emptyTables(client)
    await loadRows(client, file)
    await restoreGuards()
    await refuseMissingRows(client, manifest)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    if (error instanceof PlainError) throw error
    const reason = error instanceof Error ? error.message : error
    throw new PlainError(`the backup could not be restored, and nothing was changed: ${reason}`, { cause: error })
  } finally {
    await client.end()
  }
  await deployMigrations(url)
}

/** The migrations that the backup has been through; a backup that knows more than this version is refused. */
function migrationsOf(/** @type {import('./backup-format.mjs').Manifest} */ manifest) {
  const files = migrationFiles()
  return manifest.migrations.map(({ name, checksum }) => {
    const file = files.find((known) => known.name === name && known.checksum === checksum)
    if (file) return file
    throw new PlainError(
      `this backup comes from Stocktake ${manifest.stocktake} with the migration ${name}, which this version does not know; restore it with that version or a newer one`,
    )
  })
}

/** A restore below a running Stocktake would pull the ground from under it. */
async function refuseCompany(/** @type {pg.Client} */ client) {
  const { rows } = await client.query(
    "SELECT count(*)::int AS others FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
  )
  if (rows[0].others > 0)
    throw new PlainError('other programs are connected to this database; stop every replica of Stocktake first')
}

/** Empties the database of everything Stocktake has made there, if that was asked for. */
async function makeRoom(/** @type {pg.Client} */ client, /** @type {boolean} */ replace) {
  const tables = await listTables(client)
  if (tables.length === 0) return
  if (!tables.some((table) => table.name === '_prisma_migrations'))
    throw new PlainError('this database holds tables that are not from Stocktake; restore into a database of its own')
  if (!replace)
    throw new PlainError(
      'this database is not empty; to put the backup in the place of all that is in it, add --replace: npm run restore -- <file> --replace',
    )
  for (const { name } of tables) await client.query(`DROP TABLE ${quoted(name)} CASCADE`)
  const { rows } = await client.query(`
    SELECT format('DROP TYPE %s CASCADE', oid::regtype) AS drop FROM pg_type
    WHERE typnamespace = current_schema()::regnamespace AND typtype = 'e'
    UNION ALL
    SELECT format('DROP FUNCTION %s CASCADE', oid::regprocedure) FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')`)
  for (const { drop } of rows) await client.query(drop)
  // the queue of background work belongs to the rows that have just gone
  await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE')
}

/**
 * Triggers and foreign keys judge single new rows; here are all the old ones at once. Foreign keys are checked as a whole
 * when they are put back.
 * @returns {Promise<() => Promise<void>>} puts them back
 */
async function liftGuards(/** @type {pg.Client} */ client) {
  const { rows: keys } = await client.query(`
    SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`)
  const { rows: triggers } = await client.query(`
    SELECT tgrelid::regclass::text AS table, quote_ident(tgname) AS name,
      CASE tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE' END AS enable
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE NOT tgisinternal AND tgenabled <> 'D' AND relnamespace = current_schema()::regnamespace`)
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  for (const { table, name } of triggers) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`)
  return async () => {
    for (const { table, name, enable } of triggers) await client.query(`ALTER TABLE ${table} ${enable} TRIGGER ${name}`)
    for (const { table, name, definition } of keys)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
  }
}

/** Migrations may put rows in; the backup has its own. */
async function emptyTables(/** @type {pg.Client} */ client) {
  const names = (await listTables(client)).map((table) => quoted(table.name))
  await client.query(`TRUNCATE ${names.join(', ')}`)
}

async function loadRows(/** @type {pg.Client} */ client, /** @type {string} */ file) {
  let insert = ''
  let width = 0
  /** @type {(string | null)[][]} */
  let batch = []
  const flush = async () => {
    if (batch.length === 0) return
    // one array per column: a statement of a fixed form, however many rows
    const columns = Array.from({ length: width }, (_, i) => batch.map((row) => row[i] ?? null))
    batch = []
    await client.query(insert, columns)
  }
  for await (const part of backupParts(file)) {
    if ('table' in part) {
      await flush()
      insert = insertInto(part)
      width = part.columns.length
    } else {
      batch.push(part.row)
      if (batch.length >= BATCH) await flush()
    }
  }
  await flush()
}

function insertInto(/** @type {{ table: string, columns: { name: string, type: string }[] }} */ { table, columns }) {
  const names = columns.map((column) => quoted(column.name)).join(', ')
  const values = columns.map((column, i) => `r.c${i}::${column.type}`).join(', ')
  const arrays = columns.map((_, i) => `$${i + 1}::text[]`).join(', ')
  const aliases = columns.map((_, i) => `c${i}`).join(', ')
  return `INSERT INTO ${quoted(table)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM unnest(${arrays}) AS r(${aliases})`
}

async function refuseMissingRows(
  /** @type {pg.Client} */ client,
  /** @type {import('./backup-format.mjs').Manifest} */ manifest,
) {
  for (const { name, rows: expected } of manifest.tables) {
    const { rows } = await client.query(`SELECT count(*)::int AS rows FROM ${quoted(name)}`)
    if (rows[0].rows !== expected)
      throw new PlainError(`the table ${name} got ${rows[0].rows} of ${expected} rows; nothing was changed`)
  }
}
