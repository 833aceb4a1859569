import 'server-only'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { database } from './client'

export type MigrationLevel = 'current' | 'behind' | 'ahead'

/** Whether the tables are the ones this version was built for. */
export async function migrationLevel(): Promise<MigrationLevel> {
  const applied = new Set(await appliedMigrations())
  const known = knownMigrations()
  if (known.some((name) => !applied.has(name))) return 'behind'
  return [...applied].some((name) => !known.includes(name)) ? 'ahead' : 'current'
}

async function appliedMigrations(): Promise<string[]> {
  const rows = await database().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
  return rows.map((row) => row.name)
}

let known: string[] | undefined

/** Beside the code, in every form it is shipped in: the launcher applies them from there. */
function knownMigrations(): string[] {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations')
  known ??= existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
    : []
  return known
}
