// npm run build: generates the database client and builds the pages, when something changed since the last time.
import fs from 'node:fs'
import { bundleCommands } from './bundle-commands.mjs'
import { runCommand } from './plain-error.mjs'
import { inProject } from './project.mjs'
import { runStep } from './run-step.mjs'
import { sourceHash } from './source-hash.mjs'

const CLIENT_STAMP = inProject('lib/db/generated/.made-from')
const BUILD_STAMP = inProject('.next/made-from')

const clientHash = () => sourceHash(['prisma/schema', 'prisma.config.ts', 'package-lock.json'])

const buildHash = () =>
  sourceHash(
    [
      ...['app', 'components', 'lib', 'public', 'prisma/schema', 'package.json', 'package-lock.json', 'tsconfig.json'],
      ...['proxy.ts', 'instrumentation.ts', 'next.config.js', 'postcss.config.mjs'],
    ],
    [process.version, process.platform, process.arch],
  )

export const isClientGenerated = () => matches(CLIENT_STAMP, clientHash())
export const isBuilt = () => isClientGenerated() && matches(BUILD_STAMP, buildHash())

function matches(/** @type {string} */ stamp, /** @type {string} */ hash) {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash
}

/** The database client from the schema. It needs no database and downloads nothing. */
export async function generateClient() {
  if (isClientGenerated()) return
  await runStep(
    'generating the database client',
    [process.execPath, inProject('node_modules/prisma/build/index.js'), 'generate'],
    { ...process.env, CHECKPOINT_DISABLE: '1', DATABASE_URL: '' },
  )
  fs.writeFileSync(CLIENT_STAMP, clientHash())
}

export async function build() {
  await generateClient()
  // read before the build, so that an edit made while it runs leads to another one
  const hash = buildHash()
  if (matches(BUILD_STAMP, hash)) return
  fs.rmSync(BUILD_STAMP, { force: true })
  await runStep('building the pages', [process.execPath, inProject('node_modules/next/dist/bin/next'), 'build'], {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  await bundleCommands()
  fs.writeFileSync(BUILD_STAMP, hash)
}

if (process.argv[1] === import.meta.filename) await runCommand(build)
