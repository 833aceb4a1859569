import fs from 'node:fs'
import path from 'node:path'
import { inProject } from './project.mjs'
import { runStep } from './run-step.mjs'

/**
 * Do the installed packages match the lock file? Packages for other systems may be missing.
 * @param {{ development?: boolean }} [options] development: also what only tests and checks need
 */
export function isInstalled({ development = true } = {}) {
  const wanted = packagesOf(inProject('package-lock.json'))
  const found = packagesOf(inProject('node_modules/.package-lock.json'))
  return Object.entries(wanted).every(([name, { version, optional, devOptional, dev }]) => {
    if (name === '' || optional || devOptional || (dev && !development)) return true
    return found[name]?.version === version
  })
}

/** @returns {Record<string, { version: string, optional?: boolean, devOptional?: boolean, dev?: boolean }>} */
function packagesOf(/** @type {string} */ file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : {}
}

/** Installs exactly what the lock file names. No package runs a script of its own. */
export async function install() {
  // production would leave the build tools out
  const { NODE_ENV: _, npm_config_omit: __, npm_config_production: ___, ...env } = process.env
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  await runStep('installing the packages', [...npmCommand(), ...args], /** @type {NodeJS.ProcessEnv} */ (env))
}

/** The npm that called us, else the one beside this Node, else the one on the path. */
function npmCommand() {
  const beside = path.resolve(process.execPath, '../../lib/node_modules/npm/bin/npm-cli.js')
  const script = [process.env.npm_execpath, beside].find((file) => file?.endsWith('npm-cli.js') && fs.existsSync(file))
  return script ? [process.execPath, script] : ['npm']
}
