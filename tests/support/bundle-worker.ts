import path from 'node:path'
import { build } from 'esbuild'
import { inProject } from '@/lib/launch/project.mjs'

const REQUIRE = [
  "import { createRequire } from 'node:module'",
  'const require = createRequire(import.meta.url)',
  'const __filename = import.meta.filename',
  'const __dirname = import.meta.dirname',
].join('\n')

/** A worker that lives for a second never gets back the third of it that goes into making its database client fast. */
export const WORKER_FLAGS = ['--conditions=react-server', '--liftoff-only']

/** A script of tests/support as one plain file with all it needs: a process that runs it starts in a quarter of a second. */
export async function bundleWorker(name: string): Promise<string> {
  const outfile = inProject(path.join('node_modules/.cache/stocktake-tests', `${name}-${process.pid}.mjs`))
  await build({
    entryPoints: [inProject(`tests/support/${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['react-server'],
    // packages that are not modules yet ask for these
    banner: { js: REQUIRE },
    tsconfig: inProject('tsconfig.json'),
    logLevel: 'silent',
  })
  return outfile
}
