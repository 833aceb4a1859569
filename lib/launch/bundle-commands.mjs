// Commands written in TypeScript, each made one plain file at build time: they start in a fifth of a second and need no
// compiler in memory, which matters for the practice account, for it keeps running.
import fs from 'node:fs'
import path from 'node:path'
import { inProject } from './project.mjs'

const COMMANDS_FOLDER = 'lib/server/commands'
const PRACTICE = 'lib/practice/main.ts'
const BUNDLES = inProject('.next/commands')

/** @param {string} entry relative to the checkout */
export const bundleOf = (entry) => path.join(BUNDLES, entry.replaceAll('/', '-').replace(/\.ts$/, '.mjs'))

export async function bundleCommands() {
  const { build, stop } = await import('esbuild')
  const commands = fs.readdirSync(inProject(COMMANDS_FOLDER)).map((name) => `${COMMANDS_FOLDER}/${name}`)
  await Promise.all(
    [...commands, PRACTICE]
      .filter((entry) => entry.endsWith('.ts') && !entry.endsWith('.test.ts') && fs.existsSync(inProject(entry)))
      .map((entry) =>
        build({
          entryPoints: [inProject(entry)],
          outfile: bundleOf(entry),
          bundle: true,
          platform: 'node',
          format: 'esm',
          target: 'node20',
          packages: 'external',
          tsconfig: inProject('tsconfig.json'),
          logLevel: 'silent',
        }),
      ),
  )
  // its service would stay in memory for as long as the launcher
  await stop()
}
