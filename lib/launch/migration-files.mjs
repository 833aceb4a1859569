import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { inProject } from './project.mjs'

export const MIGRATIONS_FOLDER = inProject('prisma/migrations')
export const LOCK_FILE = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */

/** The migrations of this version of Stocktake, oldest first. @returns {Migration[]} */
export function migrationFiles(folder = MIGRATIONS_FOLDER) {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      // Windows checkouts may turn line ends around; the checksum is about the statements
      const sql = fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}
