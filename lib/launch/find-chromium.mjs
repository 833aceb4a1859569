import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { PlainError } from './plain-error.mjs'
import { inProject } from './project.mjs'
import { runStep } from './run-step.mjs'

/** The same engine without windows and menus: a third less work for the browser tests. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, Debian's without windows, Playwright's own, or the system's.
 * @returns {Promise<string | null>}
 */
export async function findChromium() {
  const { chromium } = await import('@playwright/test')
  const candidates = [process.env.CHROMIUM_PATH, HEADLESS_SHELL, chromium.executablePath(), ...SYSTEM_BROWSERS]
  return candidates.find((file) => file && fs.existsSync(file)) ?? null
}

/**
 * Finds a Chromium or installs one: Debian's package as root, else Playwright's own download.
 * @param {(line: string) => void} say @returns {Promise<string>}
 */
export async function provideChromium(say) {
  const found = await findChromium()
  if (found) return found
  say('Installing Chromium for the browser tests (only now) …')
  for (const attempt of [debianPackage, playwrightDownload]) {
    await attempt().catch(() => {})
    const installed = await findChromium()
    if (installed) return installed
  }
  throw new PlainError(
    'the browser tests need Chromium, and neither apt-get nor Playwright could install it; install it and set CHROMIUM_PATH to its program',
  )
}

async function debianPackage() {
  const able = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (!able) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runStep('refreshing the list of packages', ['apt-get', 'update'], env)
  const install = (/** @type {string} */ name) =>
    runStep(`installing ${name}`, ['apt-get', 'install', '-y', '--no-install-recommends', name], env)
  // the one without windows is not in every release
  await install('chromium-headless-shell').catch(() => install('chromium'))
}

async function playwrightDownload() {
  const cli = inProject('node_modules', path.join('@playwright', 'test', 'cli.js'))
  await runStep('downloading Chromium', [process.execPath, cli, 'install', 'chromium'])
}
