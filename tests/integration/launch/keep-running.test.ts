import fs from 'node:fs'
import net from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openControlSocket } from '@/lib/launch/control-socket.mjs'
import { keepEmbedded } from '@/lib/launch/keep-embedded.mjs'
import { practiceKeeper } from '@/lib/launch/practice-process.mjs'
import { isAlive } from '@/lib/launch/processes.mjs'
import { readLines } from '@/lib/launch/read-lines.mjs'
import { temporaryFolder } from '@/lib/launch/temporary-folder.mjs'
import { rowsOf } from '@/tests/support/database-server'

// What the launcher looks after, beside the web process: the embedded database and the practice account.

function givenDataFolder() {
  const folder = temporaryFolder('keep')
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function pidOf(url: string): Promise<number> {
  const [row] = await rowsOf<{ file: string }>(url, "SELECT pg_read_file('postmaster.pid') AS file")
  return Number.parseInt(row?.file ?? '', 10)
}

test('a database that is killed comes back at the same address with the same rows', async () => {
  const said: string[] = []
  const database = await keepEmbedded(givenDataFolder(), (line) => said.push(line))
  onTestFinished(database.stop)
  await rowsOf(database.url, 'CREATE TABLE kept AS SELECT 7 AS fact')
  const before = await pidOf(database.url)

  process.kill(before, 'SIGKILL')
  await expect.poll(() => said, { timeout: 30_000 }).toContain('The database is back.')
  expect(await pidOf(database.url)).not.toBe(before)
  expect(await rowsOf(database.url, 'SELECT fact FROM kept')).toEqual([{ fact: 7 }])
})

test('a database that is stopped on purpose stays stopped', async () => {
  const said: string[] = []
  const database = await keepEmbedded(givenDataFolder(), (line) => said.push(line))
  const pid = await pidOf(database.url)
  await database.stop()
  expect(isAlive(pid)).toBe(false)
  expect(said).toEqual([])
})

test('the practice account is one, is told again to whoever asks, and returns at the same address with the same keys', async () => {
  const folder = givenDataFolder()
  const children: (object | null)[] = []
  const keeper = practiceKeeper(folder, { say: () => {}, onChild: (child) => children.push(child) })
  onTestFinished(keeper.stop)
  const [first, second] = await Promise.all([keeper.start(), keeper.start()])
  expect(second).toEqual(first)
  expect(children).toHaveLength(1)
  await keeper.stop()
  await expect(fetch(first.url)).rejects.toThrow()

  // the next launcher on this data folder
  const next = practiceKeeper(folder, { say: () => {}, onChild: () => {} })
  onTestFinished(next.stop)
  await next.resume()
  expect(await next.start()).toMatchObject({ url: first.url, keys: first.keys })
})

test('the launcher answers its socket line by line, and explains what it does not understand', async () => {
  const socket = await openControlSocket(givenDataFolder(), {
    greet: async ({ name }) => ({ event: 'greeted', name }),
    fail: () => Promise.reject(new Error('out of paper')),
  })
  onTestFinished(socket.close)
  expect(fs.statSync(socket.path.replace(/\/[^/]*$/, '')).mode & 0o777).toBe(0o700)
  expect(await ask(socket.path, '{"do":"greet","name":"Dana"}')).toEqual({ event: 'greeted', name: 'Dana' })
  expect(await ask(socket.path, '{"do":"fail"}')).toEqual({ event: 'error', message: 'out of paper' })
  expect(await ask(socket.path, '{"do":"constructor"}')).toMatchObject({ event: 'error' })
  expect(await ask(socket.path, 'not JSON')).toMatchObject({ event: 'error' })
})

function ask(path: string, line: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(path)
    socket.once('error', reject)
    readLines(socket, (answer) => {
      socket.end()
      resolve(JSON.parse(answer))
    })
    socket.write(`${line}\n`)
  })
}
