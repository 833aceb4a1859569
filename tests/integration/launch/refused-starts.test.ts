import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { databaseFolder } from '@/lib/launch/database-folder.mjs'
import { startEmbeddedPostgres } from '@/lib/launch/embedded-postgres.mjs'
import { inProject } from '@/lib/launch/project.mjs'
import { reachDatabase } from '@/lib/launch/reach-database.mjs'
import { temporaryFolder } from '@/lib/launch/temporary-folder.mjs'
import { runOn, withDatabase } from '@/tests/support/database-server'
import { runCommand } from '@/tests/support/run-command'
import { emptyDatabase } from '@/tests/support/test-database'

// Every start that cannot succeed says why and what to do, in one line, and leaves with code 1.

const folder = temporaryFolder('refused')
const ordinaryUser = process.getuid?.() === 0 ? 65_534 : undefined

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

function start(env: Record<string, string>) {
  return runCommand('start.mjs', [], { STOCKTAKE_DATA_DIR: path.join(folder, 'data'), ...env })
}

/** The launcher where an ordinary user can read it: this checkout may lie below a folder that only root can enter. */
function readableLauncher(): string {
  const checkout = path.join(folder, 'checkout')
  for (const room of ['lib/launch', 'lib/config'])
    fs.cpSync(inProject(room), path.join(checkout, room), { recursive: true })
  fs.cpSync(inProject('package.json'), path.join(checkout, 'package.json'))
  fs.chmodSync(folder, 0o755)
  return checkout
}

const deploy = (url: string) => runCommand('migrate.mjs', ['deploy'], { DATABASE_URL: url, STOCKTAKE_DATA_DIR: folder })

describe('a start is refused with one line', () => {
  test.each([
    ['PORT', 'eighty', 'must be a whole number from 1 to 65535'],
    ['STOCKTAKE_URL', 'https://a.example/path', 'without a path'],
    ['STOCKTAKE_MASTER_KEY', 'short', 'must be 32 random bytes in base64'],
    ['STOCKTAKE_WORKER', 'maybe', 'must be on or off'],
    ['RAFF_API_URL', 'http://raff.example', 'must be an https:// address'],
    ['STOCKTAKE_ADMIN_EMAIL', 'nobody', 'must be the mail address'],
    ['DATABASE_URL', 'mysql://localhost/stocktake', 'must look like postgresql://'],
  ])('%s=%s: the line names the variable and what is expected', async (name, value, expected) => {
    const { code, output } = await start({ [name]: value })
    expect(output).toMatch(new RegExp(`^stocktake: ${name} .*$`))
    expect(output).toContain(expected)
    expect(output).not.toContain(value === 'nobody' ? '\n' : value)
    expect(code).toBe(1)
  })

  test('a taken port, before anything is built', async () => {
    const server = net.createServer()
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const { port } = server.address() as net.AddressInfo
    const { code, output } = await start({ PORT: String(port) })
    await new Promise((resolve) => server.close(resolve))
    expect(output).toBe(
      `stocktake: port ${port} is taken by another program; stop that one, or choose another port with PORT=…`,
    )
    expect(code).toBe(1)
    // and nobody is told later that this data folder is in use
    expect(fs.existsSync(path.join(folder, 'data/running.json'))).toBe(false)
  })

  test('a data folder that this user may not write', async () => {
    const closed = path.join(folder, 'closed')
    fs.mkdirSync(closed, { mode: 0o555 })
    const { code, output } = await runCommand(
      'start.mjs',
      [],
      { STOCKTAKE_DATA_DIR: closed },
      { uid: ordinaryUser, checkout: readableLauncher() },
    )
    expect(output).toBe(
      `stocktake: the data folder ${closed} cannot be written (EACCES); give this user the right to, or set STOCKTAKE_DATA_DIR to another folder`,
    )
    expect(code).toBe(1)
  })

  test('a data folder that is a file', async () => {
    const file = path.join(folder, 'file')
    fs.writeFileSync(file, '')
    const { output } = await start({ STOCKTAKE_DATA_DIR: file })
    expect(output).toContain(`the data folder ${file} cannot be written (EEXIST)`)
  })
})

describe('a database that cannot be used is explained', () => {
  test('no database of this name', async () => {
    const { code, output } = await deploy(withDatabase(await emptyDatabase(), 'not_there'))
    expect(output).toBe('stocktake: DATABASE_URL: that server has no database of this name; create it first')
    expect(code).toBe(1)
  })

  test('a wrong password, without repeating it', async () => {
    const dataFolder = temporaryFolder('password')
    const server = await startEmbeddedPostgres({ dataFolder, durable: false })
    try {
      await runOn(server.url, "CREATE ROLE dana LOGIN PASSWORD 'right'")
      fs.writeFileSync(
        path.join(databaseFolder(dataFolder), 'pg_hba.conf'),
        'local all dana scram-sha-256\nlocal all all trust\n',
      )
      await runOn(server.url, 'SELECT pg_reload_conf()')
      const { output } = await deploy(server.url.replace('postgres@', 'dana:not-it@'))
      expect(output).toBe('stocktake: DATABASE_URL: the database refused the user or the password')
    } finally {
      await server.stop()
      fs.rmSync(dataFolder, { recursive: true })
    }
  })

  test('a migration that another tool left half applied', async () => {
    const url = await emptyDatabase()
    await deploy(url)
    await runOn(
      url,
      'UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)',
    )
    const { code, output } = await deploy(url)
    expect(output).toMatch(/^stocktake: the migration \S+ was begun .* never finished, .* restore your last backup.*$/)
    expect(code).toBe(1)
  })

  test('a database that is newer than this version', async () => {
    const url = await emptyDatabase()
    await deploy(url)
    await runOn(
      url,
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '2999_future', now())",
    )
    const { code, output } = await deploy(url)
    expect(output).toMatch(/^stocktake: this database is newer than this Stocktake: it has 2999_future,.*$/)
    expect(code).toBe(1)
  })

  test('processes that migrate at once apply every migration once, and all of them succeed', async () => {
    const url = await emptyDatabase()
    const ended = await Promise.all([1, 2, 3, 4].map(() => deploy(url)))
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    const applied = ended.flatMap(({ output }) => /^Applied (.*)\.$/.exec(output)?.[1]?.split(', ') ?? [])
    expect(applied).toEqual([...new Set(applied)])
    expect((await deploy(url)).output).toBe('The database is up to date.')
  })
})

describe('a database that does not answer', () => {
  test('is waited for, and used when it comes up', async () => {
    const dataFolder = temporaryFolder('late')
    const { url, stop } = await startEmbeddedPostgres({ dataFolder, durable: false })
    await stop()
    const said: string[] = []
    let server: ReturnType<typeof startEmbeddedPostgres> | undefined
    await reachDatabase(url, {
      patienceMs: 30_000,
      onWait: (reason) => {
        said.push(reason)
        server = startEmbeddedPostgres({ dataFolder, durable: false })
      },
    })
    await (await server)?.stop()
    fs.rmSync(dataFolder, { recursive: true })
    expect(said).toEqual([expect.stringMatching(/does not answer yet .*; trying again …$/)])
  })

  test('for too long ends the wait with the place, the reason and no password', async () => {
    const reached = reachDatabase('postgresql://dana:not-for-a-log@127.0.0.1:1/stocktake', {
      patienceMs: 0,
      onWait: () => {},
    })
    await expect(reached).rejects.toThrow(
      /^DATABASE_URL: the database at 127\.0\.0\.1:1\/stocktake did not answer .*ECONNREFUSED.*is it running/,
    )
    await expect(reached).rejects.not.toThrow('not-for-a-log')
  })
})
