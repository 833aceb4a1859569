import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { typescriptCommand } from '@/lib/launch/typescript-command.mjs'

/** As it was built, which is how it is run. */
const [PROGRAM = '', ...COMMAND] = typescriptCommand('lib/practice/main.ts')

let folder: string
let started: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'practice-'))
  started = []
})

afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

interface Ready {
  url: string
  keys: Record<string, string>
}

function run(...args: string[]) {
  const child = spawn(PROGRAM, [...COMMAND, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  started.push(child)
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) => {
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.once('close', (code) => resolve({ code, errors }))
  })
  const firstLine = new Promise<string>((resolve) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end))
    })
  })
  return { child, ended, ready: firstLine.then((line) => JSON.parse(line) as Ready & { event: string }) }
}

const STATE = () => ['--json', '--port', '0', '--state', path.join(folder, 'state.json')]

async function firstVm({ url, keys }: Ready): Promise<Record<string, unknown> & { id: string; project_id: string }> {
  const response = await fetch(`${url}/api/v1/vms?status=active&limit=1`, { headers: { 'X-API-Key': keys.read ?? '' } })
  return (await response.json()).data[0]
}

describe('as a process of its own', () => {
  it('tells in one line where it is and which keys it takes, and ends with its standard input', async () => {
    const { child, ready, ended } = run(...STATE())
    const told = await ready
    expect(told.event).toBe('ready')
    expect(told.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect((await firstVm(told)).status).toBe('active')
    child.stdin?.end()
    expect(await ended).toEqual({ code: 0, errors: '' })
  })

  it('killed in the middle, it is back with what had been changed and the same keys', async () => {
    const first = run(...STATE())
    const told = await first.ready
    const vm = await firstVm(told)
    const headers = { 'X-API-Key': told.keys.act ?? '', 'X-Project-ID': vm.project_id }
    const body = JSON.stringify({ name: 'seen-before' })
    await fetch(`${told.url}/api/v1/vms/${vm.id}/rename`, { method: 'PATCH', headers, body })
    first.child.kill('SIGTERM')
    await first.ended
    const second = await run(...STATE()).ready
    expect(second.keys).toEqual(told.keys)
    const again = await fetch(`${second.url}/api/v1/vms/${vm.id}`, { headers: { 'X-API-Key': second.keys.read ?? '' } })
    expect((await again.json()).data.name).toBe('seen-before')
  })

  it('says in one line what is wrong with its arguments, and that the port is taken', async () => {
    expect(await run('--port', 'http').ended).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^practice: --port/),
    })
    const { ready } = run('--json', '--port', '0')
    const { port } = new URL((await ready).url)
    const taken = await run('--port', port).ended
    expect(taken.code).toBe(1)
    expect(taken.errors).toContain('The port is taken')
  })
})
