import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { deployMigrations } from '@/lib/launch/deploy-migrations.mjs'
import { startEmbeddedPostgres } from '@/lib/launch/embedded-postgres.mjs'
import { reachDatabase } from '@/lib/launch/reach-database.mjs'
import { runOn, withDatabase } from '@/tests/support/database-server'
import { givenInstallation, runLauncher } from '@/tests/support/launcher'
import { emptyDatabase } from '@/tests/support/test-database'

/** The one line with which a start gives up. */
async function refusalOf(env: Record<string, string>) {
  const launcher = runLauncher({ env })
  expect(await launcher.exited).toBe(1)
  expect(launcher.lines, launcher.output()).toHaveLength(1)
  return launcher.output()
}

describe('a start that cannot succeed ends with one line that says what to do', () => {
  test('when a variable is malformed', async () => {
    const { env } = await givenInstallation()
    expect(await refusalOf({ ...env, PORT: '80a' })).toBe('stocktake: PORT must be a whole number from 1 to 65535')
  })

  test('when the port is taken', async () => {
    const { env, port } = await givenInstallation()
    const other = net.createServer().listen(port)
    onTestFinished(() => void other.close())
    expect(await refusalOf(env)).toContain(`port ${port} is taken by another program`)
  })

  test('when the data folder cannot be written', async () => {
    const { env, dataFolder } = await givenInstallation()
    const file = path.join(dataFolder, 'a-file')
    fs.writeFileSync(file, '')
    const folder = path.join(file, 'data')
    expect(await refusalOf({ ...env, STOCKTAKE_DATA_DIR: folder })).toContain(
      `the data folder ${folder} cannot be written`,
    )
  })

  test('when DATABASE_URL names a database that is not there', async () => {
    const { env } = await givenInstallation()
    const url = withDatabase(await emptyDatabase(), 'no_such_database')
    expect(await refusalOf({ ...env, DATABASE_URL: url })).toContain(
      'DATABASE_URL: that server has no database of this name',
    )
  })

  test('when the database is newer than the code', async () => {
    const { env } = await givenInstallation()
    const url = await emptyDatabase()
    await deployMigrations(url)
    await runOn(
      url,
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '2999_future', now())",
    )
    expect(await refusalOf({ ...env, DATABASE_URL: url })).toContain('newer than this Stocktake: it has 2999_future')
  })

  test('when another tool left a migration half-applied', async () => {
    const { env } = await givenInstallation()
    const url = await emptyDatabase()
    await deployMigrations(url)
    await runOn(url, 'UPDATE _prisma_migrations SET finished_at = NULL')
    expect(await refusalOf({ ...env, DATABASE_URL: url })).toMatch(/was begun on .* and never finished/)
  })

  test('when the secret that signs sessions is damaged', async () => {
    const { env, dataFolder } = await givenInstallation()
    fs.writeFileSync(path.join(dataFolder, 'session-secret'), 'cut')
    expect(await refusalOf(env)).toContain('session-secret is damaged')
  })
})

describe('a database that does not answer at the start', () => {
  const nowhere = 'postgresql://postgres:hidden@127.0.0.1:9/stocktake'

  test('is waited for, and then named without its password', async () => {
    const said: string[] = []
    const reached = reachDatabase(nowhere, { onWait: (line) => said.push(line), patienceMs: 100 })
    await expect(reached).rejects.toThrow(/database at 127\.0\.0\.1:9\/stocktake did not answer/)
    await expect(reached).rejects.not.toThrow(/hidden/)
    expect(said).toEqual([expect.stringContaining('does not answer yet')])
  })

  test('is used as soon as it does', async () => {
    const { dataFolder } = await givenInstallation()
    const first = await startEmbeddedPostgres({ dataFolder, durable: false })
    await first.stop()
    let again: Promise<typeof first> | undefined
    await reachDatabase(first.url, {
      onWait: () => {
        again = startEmbeddedPostgres({ dataFolder, durable: false })
      },
      patienceMs: 20_000,
    })
    expect(again).toBeDefined()
    await (await again)?.stop()
  })
})
