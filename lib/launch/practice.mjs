// npm run practice: the practice account alone, to point anything at. It needs no database and no build.
import { spawn } from 'node:child_process'
import { install, isInstalled } from './install.mjs'
import { runCommand } from './plain-error.mjs'
import { onShutdown, stopOnSignals } from './shutdown.mjs'
import { typescriptCommand } from './typescript-command.mjs'

await runCommand(async () => {
  if (!isInstalled({ development: false })) await install()
  const [program = '', ...args] = typescriptCommand('lib/practice/main.ts')
  const child = spawn(program, [...args, ...process.argv.slice(2)], { stdio: 'inherit' })
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  onShutdown(async () => {
    child.kill('SIGTERM')
    await ended
  })
  // with --json every line is for a program, so nothing is said about stopping
  stopOnSignals(() => {})
  process.exitCode = await ended
  process.exit()
})
