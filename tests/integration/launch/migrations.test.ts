import { describe, expect, test } from 'vitest'
import { compareMigrations } from '@/lib/launch/compare-migrations.mjs'
import { deployMigrations, migrationStatus, resolveMigration } from '@/lib/launch/deploy-migrations.mjs'
import { migrationFiles } from '@/lib/launch/migration-files.mjs'
import { prismaDiagnosis, schemaDifference } from '@/lib/launch/schema-engine.mjs'
import { rowsOf, runOn } from '@/tests/support/database-server'
import { emptyDatabase, testDatabase } from '@/tests/support/test-database'

const names = migrationFiles().map((file) => file.name)

function fake(name: string, sql: string) {
  return { name, sql, checksum: name.padEnd(64, '0') }
}

describe('migrations', () => {
  test('the schema files and the migrations say the same', async () => {
    expect(await schemaDifference(await emptyDatabase())).toBeNull()
  })

  test("Prisma's own engine finds nothing wrong with a database that we migrated", async () => {
    // it names drift only when it found some
    expect(await prismaDiagnosis(await testDatabase())).toEqual({
      failedMigrationNames: [],
      editedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    })
  })

  test('processes that start at once apply every migration exactly once', async () => {
    const url = await emptyDatabase()
    const applied = await Promise.all(Array.from({ length: 6 }, () => deployMigrations(url)))
    expect(applied.flat().sort()).toEqual(names)
    const rows = await rowsOf<{ migration_name: string }>(
      url,
      'SELECT migration_name FROM _prisma_migrations ORDER BY 1',
    )
    expect(rows.map((row) => row.migration_name)).toEqual(names)
  })

  test('a migration that fails leaves nothing behind and names itself', async () => {
    const url = await emptyDatabase()
    const files = [
      fake('1_good', 'CREATE TABLE good (id int)'),
      fake('2_bad', 'CREATE TABLE half (id int); SELECT 1/0'),
    ]
    await expect(deployMigrations(url, files)).rejects.toThrow(/2_bad was refused .* division by zero/)
    const tables = await rowsOf<{ name: string }>(
      url,
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    )
    expect(tables.map((row) => row.name)).toEqual(['_prisma_migrations', 'good'])
  })

  test('a mended migration is applied by the next start without further ado', async () => {
    const url = await emptyDatabase()
    await expect(deployMigrations(url, [fake('1_bad', 'SELECT 1/0')])).rejects.toThrow('1_bad')
    expect(await deployMigrations(url, [fake('1_bad', 'SELECT 1')])).toEqual(['1_bad'])
  })

  test('a database that is newer than the code is refused by name', async () => {
    const url = await emptyDatabase()
    await deployMigrations(url, [fake('1_old', 'SELECT 1'), fake('2_new', 'SELECT 1')])
    await expect(deployMigrations(url, [fake('1_old', 'SELECT 1')])).rejects.toThrow(
      /newer than this Stocktake: it has 2_new/,
    )
  })

  test('a migration that another tool left unfinished is explained, and can be settled', async () => {
    const url = await emptyDatabase()
    const files = [fake('1_first', 'SELECT 1'), fake('2_second', 'SELECT 1')]
    await deployMigrations(url, files.slice(0, 1))
    await runOn(url, "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '2_second')")
    await expect(deployMigrations(url, files)).rejects.toThrow(/2_second was begun .* never finished/)
    await resolveMigration(url, '2_second', 'rolled-back')
    expect(await deployMigrations(url, files)).toEqual(['2_second'])
  })

  test("somebody else's database is left alone", async () => {
    const url = await emptyDatabase()
    await runOn(url, 'CREATE TABLE invoices (id int)')
    await expect(deployMigrations(url)).rejects.toThrow(/tables that are not from Stocktake/)
  })

  test('a migration that was changed after it was applied is refused', async () => {
    const url = await emptyDatabase()
    await deployMigrations(url, [fake('1_first', 'SELECT 1')])
    const changed = { ...fake('1_first', 'SELECT 2'), checksum: 'f'.repeat(64) }
    await expect(deployMigrations(url, [changed])).rejects.toThrow(/1_first was changed after/)
  })

  test('status lists what is applied and what waits', async () => {
    const url = await emptyDatabase()
    const files = [fake('1_first', 'SELECT 1'), fake('2_second', 'SELECT 1')]
    await deployMigrations(url, files.slice(0, 1))
    const status = await migrationStatus(url, files)
    expect(status).toMatchObject({ applied: ['1_first'], obstacle: null })
    expect(status.pending.map((file) => file.name)).toEqual(['2_second'])
  })

  test('a rolled back attempt does not count as applied', () => {
    const row = {
      migration_name: '1_first',
      checksum: 'x',
      started_at: new Date(0),
      finished_at: null,
      rolled_back_at: new Date(0),
    }
    expect(compareMigrations([fake('1_first', '')], [row], true)).toMatchObject({ applied: [], obstacle: null })
  })
})
