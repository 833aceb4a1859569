import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build, isBuilt } from '@/lib/launch/build.mjs'
import { currentHolder } from '@/lib/launch/data-folder-lock.mjs'
import { startTestApplication } from '@/lib/launch/test-application.mjs'
import { temporaryFolder } from '@/lib/launch/temporary-folder.mjs'
import { rowsOf, runOn } from '@/tests/support/database-server'
import { descendantsOf, isGone } from '@/tests/support/process-tree'
import { runCommand } from '@/tests/support/run-command'

// One installation, as `npm start` runs it, through its whole life: the tests follow each other on one data folder.

const folder = temporaryFolder('life')
const dataFolder = path.join(folder, 'data')
const backupFile = path.join(folder, 'all.backup')
type Application = Awaited<ReturnType<typeof startTestApplication>>
let application: Application

beforeAll(async () => {
  if (!isBuilt()) await build()
  application = await startTestApplication({ dataFolder })
}, 400_000)

afterAll(async () => {
  await application.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

const command = (script: string, ...args: string[]) => runCommand(script, args, { STOCKTAKE_DATA_DIR: dataFolder })

/** The launcher, the web process, the database and everything it made. */
const processesOf = ({ pid }: Application) => [pid, ...descendantsOf(pid).map((process) => process.pid)]

const webOf = (folder: string) => currentHolder(folder)?.children?.web?.pid ?? 0

async function expectAllGone(pids: number[]) {
  expect(pids.length).toBeGreaterThan(3)
  await expect.poll(() => pids.filter((pid) => !isGone(pid)), { timeout: 20_000 }).toEqual([])
}

async function isReady({ url }: Application) {
  const answer = await fetch(`${url}/api/ready`)
  return answer.status === 200
}

const auditEntries = ({ databaseUrl }: Application) =>
  rowsOf(databaseUrl, 'SELECT seq::text, hash FROM audit_entry ORDER BY seq')

describe.runIf(process.platform === 'linux')('an installation', () => {
  test('that runs refuses a second start on its data folder, and says where it is', async () => {
    const { code, output } = await command('start.mjs')
    expect(output).toMatch(new RegExp(`^stocktake: Stocktake is already running at ${application.url} on .*$`))
    expect(output).toContain(`(process ${application.pid}); stop that one first`)
    expect(code).toBe(1)
    expect(await isReady(application)).toBe(true)
  })

  test('that is idle keeps a connection for longer than a proxy would send its next request on it', async () => {
    const answer = await fetch(`${application.url}/api/health`)
    expect(answer.headers.get('keep-alive')).toBe('timeout=75')
  })

  test('that runs can be backed up, and cannot be restored over', async () => {
    const backup = await command('backup.mjs', backupFile)
    expect(backup.output).toMatch(/^Wrote \d+ rows .*\nNot in it: the master key/)
    const restore = await command('restore.mjs', backupFile, '--replace')
    expect(restore.output).toMatch(/^stocktake: Stocktake is already running at .*$/)
    expect(restore.code).toBe(1)
    expect(await isReady(application)).toBe(true)
  })

  test('whose web process is killed has another one, without being asked', async () => {
    const web = webOf(dataFolder)
    process.kill(web, 'SIGKILL')
    await expect.poll(() => isReady(application).catch(() => false), { timeout: 30_000 }).toBe(true)
    expect(isGone(web)).toBe(true)
    expect(webOf(dataFolder)).not.toBe(web)
    expect(application.lines).toContain('The web process ended unexpectedly; starting it again …')
  }, 60_000)

  test('whose launcher is killed leaves nothing that blocks the next start', async () => {
    const before = await auditEntries(application)
    const web = webOf(dataFolder)
    const port = new URL(application.url).port
    process.kill(application.pid, 'SIGKILL')
    await application.stop()
    // at once, on the same port and the same files
    application = await startTestApplication({ dataFolder, env: { PORT: port } }).catch(async () => {
      // the port is let go when the web process has noticed, which is a moment
      await expect.poll(() => isGone(web), { timeout: 10_000 }).toBe(true)
      return startTestApplication({ dataFolder, env: { PORT: port } })
    })
    expect(await isReady(application)).toBe(true)
    expect(isGone(web)).toBe(true)
    expect(await auditEntries(application)).toEqual(before)
  }, 120_000)

  test('is gone as a whole after SIGTERM', async () => {
    const pids = processesOf(application)
    process.kill(application.pid, 'SIGTERM')
    await application.stop()
    await expectAllGone(pids)
    // what was just beginning may still say so; nothing may break
    const after = application.lines.slice(application.lines.lastIndexOf('Stopping …'))
    expect(after[0]).toBe('Stopping …')
    expect(after.slice(1).filter((line) => !line.includes('"level":"info"'))).toEqual([])
    expect(fs.existsSync(path.join(dataFolder, 'running.json'))).toBe(false)
  })

  test('whose audit log was changed past its guards names the first broken entry', async () => {
    application = await startTestApplication({ dataFolder })
    await runOn(
      application.databaseUrl,
      "SET session_replication_role = replica; UPDATE audit_entry SET actor_name = 'nobody' WHERE seq = 1",
    )
    const { code, output } = await command('audit-verify.mjs')
    expect(output).toMatch(/entry 1\b/i)
    expect(code).toBe(1)
  }, 120_000)

  test('is gone as a whole after Ctrl-C', async () => {
    const pids = processesOf(application)
    process.kill(application.pid, 'SIGINT')
    await application.stop()
    await expectAllGone(pids)
  })

  test('that rests is put back to its backup, with an audit log that holds together', async () => {
    const restored = await command('restore.mjs', backupFile, '--replace')
    expect(restored.output).toMatch(/^Restored \d+ rows .*\n.*entr(y|ies).* exactly as (it was|they were) written/s)
    expect(restored.code).toBe(0)
    const verified = await command('audit-verify.mjs')
    expect(verified.code).toBe(0)
  })
})
