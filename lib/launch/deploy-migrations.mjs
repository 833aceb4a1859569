// Applies migrations with Prisma's own bookkeeping table and Prisma's own advisory lock. Each migration and its row are
// one transaction: a kill in the middle leaves neither, so there is nothing half-applied to repair.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { compareMigrations } from './compare-migrations.mjs'
import { migrationFiles } from './migration-files.mjs'
import { PlainError } from './plain-error.mjs'

/** The key that Prisma's tools lock while they migrate. */
const PRISMA_LOCK = 72_707_369
/** A migration that somebody else runs may take its time; past this somebody should look. */
const LOCK_PATIENCE = '120s'

export const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/**
 * Brings a database to this version. Safe when several processes do it at once.
 * @param {string} url
 * @param {import('./migration-files.mjs').Migration[]} [files]
 * @returns {Promise<string[]>} the names of the migrations that were applied now
 */
export async function deployMigrations(url, files = migrationFiles()) {
  const client = new pg.Client({ connectionString: url, application_name: 'stocktake-migrate' })
  await client.connect()
  try {
    if ((await pendingOn(client, files)).length === 0) return []
    await lock(client)
    const applied = []
    for (const migration of await pendingOn(client, files)) {
      await apply(client, migration)
      applied.push(migration.name)
    }
    return applied
  } finally {
    // ends the session and with it the lock
    await client.end()
  }
}

/** @param {string} url @returns {Promise<ReturnType<typeof compareMigrations>>} */
export async function migrationStatus(url, files = migrationFiles()) {
  const client = new pg.Client({ connectionString: url, application_name: 'stocktake-migrate' })
  await client.connect()
  try {
    return await compare(client, files)
  } finally {
    await client.end()
  }
}

/**
 * Settles a migration that another tool left unfinished, after a person has put the tables right.
 * @param {string} url @param {string} name @param {'applied' | 'rolled-back'} how
 */
export async function resolveMigration(url, name, how) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const set = how === 'applied' ? 'finished_at = now(), applied_steps_count = 1' : 'rolled_back_at = now()'
  try {
    const { rowCount } = await client.query(
      `UPDATE _prisma_migrations SET ${set} WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
      [name],
    )
    if (!rowCount) throw new PlainError(`there is no unfinished migration ${name} on this database`)
  } finally {
    await client.end()
  }
}

async function pendingOn(
  /** @type {pg.Client} */ client,
  /** @type {import('./migration-files.mjs').Migration[]} */ files,
) {
  const { pending, obstacle } = await compare(client, files)
  if (obstacle) throw new PlainError(obstacle)
  return pending
}

async function compare(
  /** @type {pg.Client} */ client,
  /** @type {import('./migration-files.mjs').Migration[]} */ files,
) {
  const { rows: tables } = await client.query(
    "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT LIKE 'pg\\_%'",
  )
  const names = tables.map((row) => row.tablename)
  const migrated = names.includes('_prisma_migrations')
  const rows = migrated ? (await client.query('SELECT * FROM _prisma_migrations ORDER BY started_at')).rows : null
  return compareMigrations(files, rows, names.length > 0)
}

async function lock(/** @type {pg.Client} */ client) {
  await client.query(`SET lock_timeout = '${LOCK_PATIENCE}'`)
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
  } catch (cause) {
    throw new PlainError(
      'another process has been migrating this database for two minutes; wait for it or end it, then start again',
      { cause },
    )
  }
}

async function apply(
  /** @type {pg.Client} */ client,
  /** @type {import('./migration-files.mjs').Migration} */ { name, sql, checksum },
) {
  try {
    await client.query('BEGIN')
    await client.query(BOOKKEEPING)
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, now(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {})
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new PlainError(`the migration ${name} was refused by the database and undone as a whole: ${reason}`, {
      cause,
    })
  }
}
