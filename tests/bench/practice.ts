// How fast the practice account is at 5,000 servers, as a process of its own, the way everything else meets it.

import { spawn } from 'node:child_process'
import { typescriptCommand } from '@/lib/launch/typescript-command.mjs'

/** Three lists stay within the burst of the rate limit together, so that no page is refused. */
const PAGES = 20
/** Asked for before anything is measured: a server that has just started is not what people meet. */
const WARM_UP = 8

interface Row {
  name: string
  value: string
  target: string
}

export default async function bench(): Promise<Row[]> {
  const began = performance.now()
  const [program = '', ...command] = typescriptCommand('lib/practice/main.ts')
  const args = [...command, '--json', '--port', '0', '--servers', '5000']
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  try {
    const { url, keys } = await readyLine(child.stdout)
    const started = performance.now() - began
    const rows: Row[] = [{ name: 'practice account: start, 5,000 servers', value: seconds(started), target: '< 5 s' }]
    for (const list of ['vms', 'backups', 'backup-schedules']) {
      const median = await medianOfPages(`${url}/api/v1/${list}`, keys.read ?? '')
      rows.push({ name: `practice account: a page of 100 ${list}, median`, value: ms(median), target: '< 20 ms' })
    }
    return rows
  } finally {
    child.stdin.end()
    await exited
  }
}

async function readyLine(output: NodeJS.ReadableStream): Promise<{ url: string; keys: Record<string, string> }> {
  let text = ''
  for await (const chunk of output) {
    text += chunk
    const end = text.indexOf('\n')
    if (end >= 0) return JSON.parse(text.slice(0, end))
  }
  throw new Error('The practice account ended before it was ready.')
}

async function medianOfPages(list: string, key: string): Promise<number> {
  const times: number[] = []
  for (let page = 0; page < WARM_UP + PAGES; page++) {
    const began = performance.now()
    const response = await fetch(`${list}?limit=100&offset=${page * 100}`, { headers: { 'X-API-Key': key } })
    const { data } = (await response.json()) as { data: unknown[] }
    if (page >= WARM_UP) times.push(performance.now() - began)
    if (response.status !== 200 || data.length !== 100) throw new Error(`${list} answered ${response.status}.`)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

const seconds = (time: number) => `${(time / 1000).toFixed(1)} s`
const ms = (time: number) => `${time.toFixed(1)} ms`
