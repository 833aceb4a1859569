// How fast the server of a built application answers with every page, and the inventory's routes over the wire, when an
// account holds 10,000 things and what to decide about them: as somebody who is signed in, from the request to the last byte.
import { request } from '@playwright/test'
import { closeDatabase, database } from '@/lib/db/client'
import { inProject } from '@/lib/launch/project.mjs'
import { startTestApplication, TEST_ADMIN } from '@/lib/launch/test-application.mjs'
import { recomputeFindings } from '@/lib/server/recompute-findings'
import { signInThrough } from '../support/api-as'
import { givenManyFacts } from '../support/many-facts'
import { pagesOf } from './pages'

type Row = { name: string; value: string; target: string }

const COUNT = 10_000
const ROUNDS = 40
/** A server that has been running for a while. */
const WARM_UP = 20
const LISTS = [
  '/api/resources',
  '/api/resources?kind=vm&sort=-cost',
  '/api/resources?q=web',
  '/api/findings',
  '/api/keys',
]

export default async function bench(): Promise<Row[]> {
  const application = await startTestApplication({ env: { STOCKTAKE_WORKER: 'off' } })
  const before = process.env.DATABASE_URL
  process.env.DATABASE_URL = application.databaseUrl
  try {
    await fill(application.databaseUrl)
    const ask = await signedIn(application.url)
    const pages = pagesOf(inProject('app')).filter(({ signedIn }) => signedIn)
    const rows: Row[] = []
    for (const { path } of pages) rows.push({ name: path, value: ms(await p95Of(() => ask(path))), target: '≤ 50 ms' })
    for (const path of LISTS) rows.push({ name: path, value: ms(await p95Of(() => ask(path))), target: '≤ 12 ms' })
    return rows.map((row) => ({ ...row, name: `answer of ${COUNT.toLocaleString('en')}: ${row.name}, p95` }))
  } finally {
    await closeDatabase()
    process.env.DATABASE_URL = before
    await application.stop()
  }
}

async function fill(databaseUrl: string): Promise<void> {
  const { id } = await database().raffAccount.create({ data: { name: 'Bench' }, select: { id: true } })
  await givenManyFacts(databaseUrl, id, COUNT)
  await recomputeFindings(id, new Date())
}

async function signedIn(url: string): Promise<(path: string) => Promise<void>> {
  const api = await request.newContext({ baseURL: url })
  await signInThrough(api, TEST_ADMIN)
  const { cookies } = await api.storageState()
  await api.dispose()
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
  return async (path) => {
    const answer = await fetch(url + path, { headers, redirect: 'manual' })
    // a page that leads on to another is measured where it leads
    if (answer.status !== 200 && answer.status !== 307) throw new Error(`${path} answered ${answer.status}`)
    await answer.arrayBuffer()
  }
}

async function p95Of(work: () => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const began = performance.now()
    await work()
    if (round >= WARM_UP) times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
}

const ms = (time: number) => `${time.toFixed(1)} ms`
