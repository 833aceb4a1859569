// How long it takes to work out every finding of an account: the rules alone, over facts in memory, and the whole of it with
// reading, comparing and writing, for the first time and when nothing has changed.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { closeDatabase, database } from '@/lib/db/client'
import { findEverything } from '@/lib/domain/findings/find-everything'
import { DEFAULT_POLICY } from '@/lib/domain/findings/policy'
import { deployMigrations } from '@/lib/launch/deploy-migrations.mjs'
import { startEmbeddedPostgres } from '@/lib/launch/embedded-postgres.mjs'
import { readAccountFacts } from '@/lib/db/account-facts'
import { recomputeFindings } from '@/lib/server/recompute-findings'
import { givenManyFacts } from '../support/many-facts'

interface Row {
  name: string
  value: string
  target: string
}

const ROUNDS = 5

export default async function bench(): Promise<Row[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-bench-findings-'))
  fs.chmodSync(folder, 0o711)
  const server = await startEmbeddedPostgres({ dataFolder: folder, durable: true })
  const before = process.env.DATABASE_URL
  process.env.DATABASE_URL = server.url
  try {
    await deployMigrations(server.url)
    const rows: Row[] = []
    for (const [count, target] of [
      [10_000, '≤ 1 s'],
      [100_000, '≤ 10 s'],
    ] as const) {
      const { id } = await database().raffAccount.create({ data: { name: `Bench ${count}` }, select: { id: true } })
      await givenManyFacts(server.url, id, count)
      rows.push(...(await measure(id, count, target)))
    }
    return rows
  } finally {
    await closeDatabase()
    process.env.DATABASE_URL = before
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(accountId: string, count: number, target: string): Promise<Row[]> {
  const name = (what: string) => `findings of ${count.toLocaleString('en')} things: ${what}`
  const now = new Date()
  const first = await timeOf(() => recomputeFindings(accountId, now))
  const again: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    again.push(await timeOf(() => recomputeFindings(accountId, new Date(now.getTime() + round + 1))))
  const rules: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    // fresh facts each time: what is looked up is worked out once for each set of them
    const facts = await readAccountFacts(database(), accountId, now)
    rules.push(await timeOf(async () => findEverything(facts, DEFAULT_POLICY, now)))
  }
  const findings = await database().finding.count({ where: { accountId } })
  return [
    { name: name('how many there are'), value: findings.toLocaleString('en'), target: '' },
    { name: name('the rules alone'), value: ms(median(rules)), target },
    { name: name('read, worked out, nothing changed'), value: ms(median(again)), target },
    { name: name('the first time, all of them written'), value: ms(first), target },
  ]
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function median(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

const ms = (time: number) => `${time.toFixed(0)} ms`
