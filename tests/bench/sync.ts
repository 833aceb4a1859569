// What a sync takes: calls against the fewest that could do, time against what the rate limit allows, and whether a large
// account still goes through without trouble.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { closeDatabase, database } from '@/lib/db/client'
import { TIERS } from '@/lib/domain/pacing'
import { deployMigrations } from '@/lib/launch/deploy-migrations.mjs'
import { startEmbeddedPostgres } from '@/lib/launch/embedded-postgres.mjs'
import { startPractice } from '@/lib/practice/start-practice'
import { closeRaffConnections } from '@/lib/raff/connections'
import type { RunEnd } from '@/lib/server/sync/end-run'
import { givenSyncedAccount, type SyncedAccount, unpaced } from '../support/synced-account'

interface Row {
  name: string
  value: string
  target: string
}

const SERVERS = 5_000

export default async function bench(): Promise<Row[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stocktake-bench-sync-'))
  fs.chmodSync(folder, 0o711)
  const server = await startEmbeddedPostgres({ dataFolder: folder, durable: true })
  process.env.DATABASE_URL = server.url
  try {
    await deployMigrations(server.url)
    return [...(await measureCompany()), ...(await measureLarge())]
  } finally {
    await closeRaffConnections()
    await closeDatabase()
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** At the real pace, under the real limit. */
async function measureCompany(): Promise<Row[]> {
  const practice = await startPractice({ seed: 'bench', speed: 0 })
  try {
    const account = await givenSyncedAccount(practice)
    const rows: Row[] = []
    for (const which of ['first', 'second', 'third']) {
      practice.requests.clear()
      const { took, end } = await timed(account)
      const refused = practice.requests.all().filter(({ status }) => status === 429).length
      rows.push(callsRow(`${which} sync of the sample company`, end), {
        name: `${which} sync of the sample company: time`,
        value: `${seconds(took)}, ${refused} × 429`,
        target: `≤ 1.1 × ${seconds(allowedMs(end.fewestCalls ?? 0))}, 0 × 429`,
      })
    }
    return rows
  } finally {
    await practice.close()
  }
}

async function measureLarge(): Promise<Row[]> {
  const child = fork(path.join(import.meta.dirname, 'sync-large-account.ts'), [String(SERVERS)], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
  })
  try {
    const [{ url, key }] = (await once(child, 'message')) as [{ url: string; key: string }]
    const account = await givenSyncedAccount({ url, keys: { read: key } }, key, unpaced)
    const rows: Row[] = []
    for (const which of ['first', 'second']) {
      const memory = watchMemory()
      const { took, end } = await timed(account)
      const peak = memory.stop()
      const copies = await database().resource.count({ where: { accountId: account.id, kind: 'backup' } })
      const name = `${which} sync of ${SERVERS.toLocaleString('en')} servers with ${copies.toLocaleString('en')} backups`
      rows.push(callsRow(name, end), {
        name: `${name}: our own work`,
        value: `${seconds(took)}, ${Math.round(peak)} MB`,
        target: `the limit alone takes ${seconds(allowedMs(end.calls))}`,
      })
    }
    return rows
  } finally {
    child.disconnect()
  }
}

async function timed(account: SyncedAccount): Promise<{ took: number; end: RunEnd }> {
  const began = performance.now()
  const outcome = await account.sync()
  if (outcome.state !== 'done') throw new Error(`the sync ended as ${outcome.state}`)
  return { took: performance.now() - began, end: outcome }
}

function callsRow(name: string, { calls, fewestCalls }: RunEnd): Row {
  const fewest = fewestCalls ?? 0
  const value = `${calls.toLocaleString('en')} calls, fewest ${fewest.toLocaleString('en')} = ${(calls / fewest).toFixed(3)} ×`
  return { name: `${name}: calls`, value, target: '≤ 1.1 ×' }
}

/** How long Raff makes whoever keeps below its steady rate take for this many calls, after a spare of a third of the burst. */
function allowedMs(calls: number): number {
  const { perSecond, burst } = TIERS.standard
  return (Math.max(0, calls - burst / 3) / perSecond) * 1_000
}

/** Megabytes that the process grew to beyond what it had, at most. */
function watchMemory(): { stop: () => number } {
  const before = process.memoryUsage.rss()
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 50)
  return {
    stop: () => {
      clearInterval(timer)
      return (peak - before) / 1_048_576
    },
  }
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`
