// npm run practice: the practice account alone, to point anything at. It is straight Node and needs no build.
import { spawn } from 'node:child_process'
import { inProject } from './project.mjs'

const args = ['--import', 'tsx', inProject('lib/practice/main.ts'), ...process.argv.slice(2)]
const child = spawn(process.execPath, args, { stdio: 'inherit' })

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
child.once('exit', (code) => process.exit(code ?? 1))
