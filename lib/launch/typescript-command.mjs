import fs from 'node:fs'
import { isBuilt } from './build.mjs'
import { bundleOf } from './bundle-commands.mjs'
import { inProject } from './project.mjs'

/** `server-only` throws outside of a React server; these commands are the server. */
const SERVER = '--conditions=react-server'

/**
 * The command that runs one of the project's TypeScript entry points: as it was built, or else straight from its source.
 * @param {string} entry relative to the checkout
 */
export function typescriptCommand(entry) {
  const bundle = bundleOf(entry)
  if (fs.existsSync(bundle) && isBuilt()) return [process.execPath, SERVER, bundle]
  return [process.execPath, SERVER, '--import', 'tsx', inProject(entry)]
}
