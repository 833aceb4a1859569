// What a database has been through, against what this version knows. Pure: rows and files in, a verdict out.

/**
 * @typedef {object} MigrationRow a row of Prisma's own table `_prisma_migrations`
 * @property {string} migration_name
 * @property {string} checksum
 * @property {Date | null} finished_at
 * @property {Date | null} rolled_back_at
 * @property {Date} started_at
 */

/**
 * @param {import('./migration-files.mjs').Migration[]} files
 * @param {MigrationRow[] | null} rows null: the database has never been migrated
 * @param {boolean} hasOtherTables
 * @returns {{ pending: import('./migration-files.mjs').Migration[], applied: string[], obstacle: string | null }}
 */
export function compareMigrations(files, rows, hasOtherTables) {
  const done = (rows ?? []).filter((row) => row.finished_at && !row.rolled_back_at)
  const appliedNames = new Set(done.map((row) => row.migration_name))
  const pending = files.filter((file) => !appliedNames.has(file.name))
  const obstacle =
    foreign(rows, hasOtherTables) ?? halfApplied(rows ?? []) ?? newer(files, done) ?? edited(files, done) ?? null
  return { pending, applied: [...appliedNames].sort(), obstacle }
}

function foreign(/** @type {MigrationRow[] | null} */ rows, /** @type {boolean} */ hasOtherTables) {
  if (rows !== null || !hasOtherTables) return null
  return 'this database already holds tables that are not from Stocktake; give Stocktake a database of its own and point DATABASE_URL at it'
}

function halfApplied(/** @type {MigrationRow[]} */ rows) {
  const open = rows.find((row) => !row.finished_at && !row.rolled_back_at)
  if (!open) return null
  return (
    `the migration ${open.migration_name} was begun on ${open.started_at.toISOString()} by another tool and never finished, ` +
    'so the database may be in between; restore your last backup, or put the tables right and then run ' +
    `"npm run migrate -- resolve ${open.migration_name} applied" (or "rolled-back")`
  )
}

function newer(/** @type {import('./migration-files.mjs').Migration[]} */ files, /** @type {MigrationRow[]} */ done) {
  const known = new Set(files.map((file) => file.name))
  const unknown = done.find((row) => !known.has(row.migration_name))
  if (!unknown) return null
  return `this database is newer than this Stocktake: it has ${unknown.migration_name}, which this version does not know; start the newer version, or restore a backup made by this one`
}

function edited(/** @type {import('./migration-files.mjs').Migration[]} */ files, /** @type {MigrationRow[]} */ done) {
  const changed = files.find((file) =>
    done.some((row) => row.migration_name === file.name && row.checksum !== file.checksum),
  )
  if (!changed) return null
  return `the migration ${changed.name} was changed after this database applied it; put the file back as it was released and make a new migration instead`
}
