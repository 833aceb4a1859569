// How fast the inventory answers at 10,000 and at 100,000 resources: the use case behind its route, with
// everything that a page of the table asks for.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { resourcesQuery, totalsQuery } from '@/lib/contracts/inventory'
import { closeDatabase, database } from '@/lib/db/client'
import { deployMigrations } from '@/lib/launch/deploy-migrations.mjs'
import { startEmbeddedPostgres } from '@/lib/launch/embedded-postgres.mjs'
import { listResources, totalResources } from '@/lib/server/list-resources'
import { givenManyResources } from '../support/many-resources'

interface Row {
  name: string
  value: string
  target: string
}

const ROUNDS = 40
/** A server that has been running for a while. */
const WARM_UP = 30
const VIEWER = { personId: '00000000-0000-7000-8000-000000000001' }

const QUESTIONS: Record<string, Record<string, string>> = {
  'first page': {},
  'most expensive first': { sort: '-cost' },
  'servers by status': { kind: 'vm', sort: 'status' },
  'one project': { project: 'project-3' },
  'nobody owns it': { owner: 'none', sort: 'project' },
  'search an address': { q: '10.0.4.7' },
  'search words': { q: 'web person 17' },
  'search nothing found': { q: 'no such thing' },
  'search a common word': { q: 'web' },
  'a tag': { tag: 'team-3' },
  untagged: { tag: 'none' },
  'public addresses with who holds them': { kind: 'ip' },
  'also what is gone': { gone: 'all', sort: 'owner' },
}

export default async function bench(): Promise<Row[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-bench-inventory-'))
  fs.chmodSync(folder, 0o711)
  const server = await startEmbeddedPostgres({ dataFolder: folder, durable: true })
  const before = process.env.DATABASE_URL
  process.env.DATABASE_URL = server.url
  try {
    await deployMigrations(server.url)
    const { id } = await database().raffAccount.create({ data: { name: 'Bench' }, select: { id: true } })
    const rows: Row[] = []
    for (const [count, target] of [
      [10_000, '≤ 12 ms'],
      [100_000, '≤ 60 ms'],
    ] as const) {
      await givenManyResources(server.url, id, count)
      rows.push(...(await measure(count, target)))
    }
    return rows
  } finally {
    await closeDatabase()
    process.env.DATABASE_URL = before
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(count: number, target: string): Promise<Row[]> {
  const name = (what: string) => `inventory of ${count.toLocaleString('en')}: ${what}, p95`
  const all: number[] = []
  const rows: Row[] = []
  const middle = { skip: String(Math.floor(count * 0.45)) }
  for (const [what, query] of Object.entries({ ...QUESTIONS, 'a jump into the middle': middle })) {
    const times = await timesOf(() => listResources(resourcesQuery.parse(query), VIEWER))
    all.push(...times)
    rows.push({ name: name(what), value: ms(p95(times)), target })
  }
  const deep = { skip: String(Math.floor(count * 0.9)) }
  const jumped = await timesOf(() => listResources(resourcesQuery.parse(deep), VIEWER))
  all.push(...jumped)
  rows.push({ name: name('jumping nine tenths down'), value: ms(p95(jumped)), target })
  const scrolled = await scroll()
  all.push(...scrolled)
  rows.push({ name: name('scrolling 40 pages deep'), value: ms(p95(scrolled)), target })
  const grouped = await timesOf(() => totalResources(totalsQuery.parse({ group: 'project' }), VIEWER))
  rows.push({ name: name('totals by project'), value: ms(p95(grouped)), target })
  rows.push({ name: name('every question above'), value: ms(p95(all)), target })
  return rows
}

async function scroll(): Promise<number[]> {
  const times: number[] = []
  let cursor: string | undefined
  for (let page = 0; page < ROUNDS; page++) {
    const began = performance.now()
    const answer = await listResources(resourcesQuery.parse({ sort: '-cost', cursor }), VIEWER)
    times.push(performance.now() - began)
    cursor = answer.nextCursor
  }
  return times
}

async function timesOf(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const began = performance.now()
    await work()
    if (round >= WARM_UP) times.push(performance.now() - began)
  }
  return times
}

function p95(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
}

const ms = (time: number) => `${time.toFixed(1)} ms`
