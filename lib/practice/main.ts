// The practice account as a process of its own: `npm run practice`, and what the product starts for an installation
// that explores it.

import { type Arguments, readArguments, USAGE } from './read-arguments'
import { type Practice, startPractice } from './start-practice'

async function main(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2))
  const practice = await startPractice({ ...wanted, onCrash: (error) => complain(error) })
  leaveWhenTold(practice, wanted)
  say(wanted.json ? readyLine(practice) : welcome(practice))
}

function readyLine({ url, keys, toldAt }: Practice): string {
  return JSON.stringify({ event: 'ready', url, keys, toldAt })
}

function welcome({ url, keys, store }: Practice): string {
  const width = Math.max(...Object.keys(keys).map((purpose) => purpose.length))
  const lines = store.handouts.flatMap(({ purpose, about }) => {
    const key = keys[purpose]
    return key ? [`  ${purpose.padEnd(width)}  ${key}  ${about}`] : []
  })
  return [`The practice account is ready at ${url}`, '', ...lines, '', 'Stop it with Ctrl-C.'].join('\n')
}

/** Started by a program it must not outlive it: standard input ends with whoever held the other end. */
function leaveWhenTold(practice: Practice, { json }: Arguments): void {
  let leaving = false
  const leave = () => {
    if (leaving) return
    leaving = true
    practice.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.once('SIGINT', leave)
  process.once('SIGTERM', leave)
  if (!json) return
  process.stdin.once('end', leave)
  process.stdin.once('error', leave)
  process.stdin.resume()
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain(error: unknown): void {
  process.stderr.write(`practice: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

function fail(error: unknown): never {
  process.stderr.write(`practice: ${reasonOf(error)} (npm run practice -- --help tells more)\n`)
  process.exit(1)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') return 'The port is taken; choose another with --port.'
  return error.message
}

if (process.argv.includes('--help')) say(USAGE)
else main().catch(fail)
