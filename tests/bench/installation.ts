// A whole installation, as `npm start` runs it: how soon it is there again, and what it costs while nobody asks anything.

import fs from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { inProject } from '@/lib/launch/project.mjs'
import { startTestApplication } from '@/lib/launch/test-application.mjs'
import { temporaryFolder } from '@/lib/launch/temporary-folder.mjs'
import { descendantsOf, proportionalMemory } from '../support/process-tree'
import { pagesOf } from './pages'

type Row = { name: string; value: string; target: string }
type Application = Awaited<ReturnType<typeof startTestApplication>>

const WARM_STARTS = 3
/** After the last answer garbage is still collected and connections of the pool are still open. */
const UNTIL_IDLE_MS = 15_000

export default async function bench(): Promise<Row[]> {
  const dataFolder = temporaryFolder('bench')
  try {
    const first = await startTestApplication({ dataFolder })
    await first.stop()
    const times: number[] = []
    for (let i = 1; i < WARM_STARTS; i++) {
      const application = await startTestApplication({ dataFolder })
      times.push(application.startedInMs)
      await application.stop()
    }
    const last = await startTestApplication({ dataFolder })
    times.push(last.startedInMs)
    const memory = await idleMemory(last)
    await last.stop()
    return [
      { name: 'start with a new, empty data folder', value: seconds(first.startedInMs), target: '' },
      { name: `warm start, median of ${WARM_STARTS}`, value: seconds(median(times)), target: '≤ 4 s' },
      ...memory,
    ]
  } finally {
    fs.rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** Proportional set sizes: memory that processes share is counted once. Linux only. */
async function idleMemory(application: Application): Promise<Row[]> {
  if (process.platform !== 'linux') return []
  const target = '≤ 400 MB'
  const fresh = await measure(application.pid)
  for (const { path } of [...pagesOf(inProject('app')), ...pagesOf(inProject('app'))])
    await fetch(application.url + path).then((answer) => answer.text())
  const used = await measure(application.pid)
  return [
    { name: 'idle memory of the whole installation, just started', value: fresh.total, target },
    { name: 'idle memory of the whole installation, pages served', value: used.total, target },
    { name: '… of it launcher / web / database', value: used.parts, target: '' },
  ]
}

async function measure(launcher: number) {
  await wait(UNTIL_IDLE_MS)
  const parts = { launcher: 0, web: 0, database: 0 }
  for (const { pid, command } of [{ pid: launcher, command: '' }, ...descendantsOf(launcher)]) {
    const part = pid === launcher ? 'launcher' : command.includes('postgres') ? 'database' : 'web'
    parts[part] += proportionalMemory(pid)
  }
  const { launcher: own, web, database } = parts
  return { total: mb(own + web + database), parts: `${mb(own)} / ${mb(web)} / ${mb(database)}` }
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const mb = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`
