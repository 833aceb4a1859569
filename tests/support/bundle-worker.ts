import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { build, type Plugin } from 'esbuild'
import { inProject } from '@/lib/launch/project.mjs'

const STARTER = inProject('tests/support/start-worker.mjs')
const ABOUT_ITSELF = [
  "const __url = require('node:url').pathToFileURL(__filename).href",
  'const __self = { url: __url, filename: __filename, dirname: __dirname }',
].join('\n')

/** A worker that lives for a second never gets back the third of it that goes into making its database client fast. */
export const WORKER_FLAGS = ['--conditions=react-server', '--liftoff-only']

export type BundledWorker = {
  /** With a channel. It sees nothing of our environment but what is given here. */
  start: (env: NodeJS.ProcessEnv, ...args: string[]) => ChildProcess
  remove: () => void
}

/**
 * A script of tests/support as one plain file with all it needs, and beside it what reading that file came to: half of what
 * a start takes. One that needs a database has it in DATABASE_URL by now.
 */
export async function bundleWorker(name: string): Promise<BundledWorker> {
  const folder = inProject('node_modules/.cache/stocktake-tests')
  fs.mkdirSync(folder, { recursive: true })
  const own = fs.mkdtempSync(`${folder}/${name}-`)
  const file = `${own}/worker.cjs`
  await build({
    entryPoints: [inProject(`tests/support/${name}.ts`)],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    conditions: ['react-server'],
    supported: { 'dynamic-import': false },
    banner: { js: ABOUT_ITSELF },
    define: { 'import.meta': '__self' },
    plugins: [asBytes(`${own}/question-compiler`)],
    tsconfig: inProject('tsconfig.json'),
    logLevel: 'silent',
  })
  const start: BundledWorker['start'] = (env, ...args) =>
    fork(STARTER, [file, ...args], { execArgv: WORKER_FLAGS, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await rehearse(start({ ...process.env, NODE_ENV: 'production', KEEP_WHAT_WAS_READ: 'yes' }, '{}'))
  return { start, remove: () => fs.rmSync(own, { recursive: true, force: true }) }
}

async function rehearse(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  await Promise.race([once(child, 'message'), ended])
  if (child.connected) child.disconnect()
  const [code] = await ended
  if (code !== 0) throw new Error('the worker does not start; what it said stands above')
}

/** The database client carries its compiler as five million letters, which would be read as a part of the script each time. */
function asBytes(file: string): Plugin {
  return {
    name: 'as-bytes',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.wasm-base64\.m?js$/ }, async ({ path }) => {
        const { wasm } = (await import(path)) as { wasm: string }
        fs.writeFileSync(file, Buffer.from(wasm, 'base64'))
        return { contents: `export const wasm = require('node:fs').readFileSync(${JSON.stringify(file)}, 'base64')` }
      }),
  }
}
