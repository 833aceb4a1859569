import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'

const KEY = `raff_${'fa4e'.repeat(16)}`

/** Runs a script in a process of its own and answers everything it printed. */
function printedBy(script: string): string {
  return execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', `${script}`], {
    encoding: 'utf8',
    env: { ...process.env, KEY },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

describe('the log', () => {
  test('prints no key from a message, a field, a nested object, an error, its cause or its stack', () => {
    const printed = printedBy(`
      import { log } from './lib/config/log.ts'
      const key = process.env.KEY
      const error = new Error('refused ' + key, { cause: new TypeError('bad header ' + key) })
      log.info('using ' + key)
      log.warn({ key, deep: { list: [{ header: 'Bearer ' + key }] } }, 'nested')
      log.error({ error, url: 'https://api.example/?k=' + key }, 'failed')
    `)
    expect(printed.trim().split('\n')).toHaveLength(3)
    expect(printed).not.toContain('fa4e')
    for (const line of printed.trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ time: expect.any(String) })
  })

  test('what others print is redacted too once output is redacted', () => {
    const printed = printedBy(`
      import { redactOutput } from './lib/config/redact-output.ts'
      redactOutput()
      redactOutput()
      process.stdout.write('framework says ' + process.env.KEY + '\\n')
    `)
    expect(printed).toBe('framework says raff_********\n')
  })
})
