// Two thousand reads through one key from two processes at once, sharing nothing but the database: how long they take
// beside what the rate limit allows, and what happens after a refusal.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { deployMigrations } from '@/lib/launch/deploy-migrations.mjs'
import { startEmbeddedPostgres } from '@/lib/launch/embedded-postgres.mjs'
import { makeAccount } from '@/lib/practice/generate-account'
import { type Practice, startPractice } from '@/lib/practice/start-practice'
import type { ReadingOrder } from './raff-pace-reader'

const READS = 2_000
const PROCESSES = 2
const PER_SECOND = 30
const BURST = 60

/** The practice account gives out the burst anew a minute after it began: that is two of them within this time. */
const ALLOWED_S = (READS - 2 * BURST) / PER_SECOND

const TOLD_S = 3

interface Row {
  name: string
  value: string
  target: string
}

export default async function bench(): Promise<Row[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-bench-'))
  fs.chmodSync(folder, 0o711)
  const database = await startEmbeddedPostgres({ dataFolder: folder })
  const practice = await startPractice({
    state: makeAccount({ servers: READS, seed: 'pace', now: Date.now() }),
    speed: 0,
  })
  try {
    await deployMigrations(database.url)
    return [...(await measureSteady(practice, database.url)), ...(await measureRefusal(practice, database.url))]
  } finally {
    await practice.close()
    await database.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function measureSteady(practice: Practice, databaseUrl: string): Promise<Row[]> {
  await readWith(practice, databaseUrl, READS / PROCESSES)
  const asked = practice.requests.all()
  const took = secondsBetween(asked)
  return [
    {
      name: `${READS.toLocaleString('en')} reads, ${PROCESSES} processes, standard tier`,
      value: `${took.toFixed(1)} s = ${(took / ALLOWED_S).toFixed(3)} ×`,
      target: `≤ 1.1 × ${ALLOWED_S.toFixed(1)} s`,
    },
    {
      name: 'of these answered 429',
      value: String(asked.filter(({ status }) => status === 429).length),
      target: '0',
    },
  ]
}

/** One request is refused; nobody may ask again before the time is over, whichever process was refused. */
async function measureRefusal(practice: Practice, databaseUrl: string): Promise<Row[]> {
  practice.faults.add({ kind: 'rate-limited', key: practice.keys.read ?? '', seconds: TOLD_S, after: 40, first: 1 })
  await readWith(practice, databaseUrl, 60)
  const asked = practice.requests.all()
  const refused = asked.find(({ status }) => status === 429)
  if (!refused) throw new Error('nothing was refused')
  // what was on its way when the refusal came was sent before anybody could know
  const next = asked.find(({ at }) => at > refused.at + ON_THE_WAY_MS)
  return [
    {
      name: `after a 429 that says ${TOLD_S} s, the next call of either process`,
      value: next ? `${((next.at - refused.at) / 1_000).toFixed(2)} s` : 'never',
      target: `≥ ${TOLD_S} s`,
    },
  ]
}

const ON_THE_WAY_MS = 250

async function readWith(practice: Practice, databaseUrl: string, each: number): Promise<void> {
  const ids = practice.state().vms.map(({ id }) => id)
  const { read = '', act = '' } = practice.keys
  const readers = await Promise.all(
    Array.from({ length: PROCESSES }, (_, index) =>
      startReader(
        { url: practice.url, key: read, warmUpKey: act, ids: ids.slice(index * each, (index + 1) * each) },
        databaseUrl,
      ),
    ),
  )
  practice.requests.clear()
  await Promise.all(readers.map((readToTheEnd) => readToTheEnd()))
}

/** Ready to begin, at a word. */
async function startReader(order: ReadingOrder, databaseUrl: string): Promise<() => Promise<void>> {
  const reader = path.join(import.meta.dirname, 'raff-pace-reader.ts')
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', reader], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a reader ended with ${code}`))))
  })
  child.send(order)
  await Promise.race([once(child, 'message'), ended])
  return () => {
    child.send('begin')
    return ended
  }
}

function secondsBetween(asked: readonly { at: number }[]): number {
  const times = asked.map(({ at }) => at)
  return (Math.max(...times) - Math.min(...times)) / 1_000
}
