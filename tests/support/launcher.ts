import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import { onTestFinished } from 'vitest'
import { build } from '@/lib/launch/build.mjs'
import { inProject, PROJECT_FOLDER } from '@/lib/launch/project.mjs'
import { readLines } from '@/lib/launch/read-lines.mjs'
import { temporaryFolder } from '@/lib/launch/temporary-folder.mjs'
import { freePort, NO_SETTINGS } from '@/lib/launch/test-application.mjs'

/** `npm start` as a real process, with what it printed. */
export type Launcher = {
  child: ChildProcess
  lines: string[]
  /** Everything it printed until now. */
  output(): string
  /** Resolves once a line holds the text, rejects when the process ends before. */
  says(text: string): Promise<string>
  exited: Promise<number | null>
  stop(): Promise<number | null>
}

type Options = { env?: Record<string, string>; args?: string[]; user?: { uid: number; gid: number } }

export function runLauncher({ env = {}, args = [], user }: Options): Launcher {
  const child = spawn(process.execPath, [inProject('lib/launch/start.mjs'), ...args], {
    ...user,
    cwd: PROJECT_FOLDER,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...NO_SETTINGS, NODE_ENV: 'production', npm_lifecycle_event: '', ...env },
  })
  const lines: string[] = []
  const waiting = new Set<{ text: string; found: (line: string) => void }>()
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    readLines(stream, (line) => {
      lines.push(line)
      for (const wait of waiting) if (line.includes(wait.text)) wait.found(line)
    })
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const output = () => lines.join('\n')
  const says = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const already = lines.find((line) => line.includes(text))
      if (already) return resolve(already)
      const wait = { text, found: resolve }
      waiting.add(wait)
      exited.then(() => reject(new Error(`it ended without saying "${text}":\n${output()}`)))
    })
  const stop = () => {
    child.kill('SIGTERM')
    return exited
  }
  onTestFinished(async () => {
    await stop()
  })
  return { child, lines, output, says, exited, stop }
}

/** A data folder and a port of its own. */
export async function givenInstallation() {
  const dataFolder = temporaryFolder('launch')
  onTestFinished(() => fs.rmSync(dataFolder, { recursive: true, force: true }))
  const port = await freePort()
  return { dataFolder, port, env: { STOCKTAKE_DATA_DIR: dataFolder, PORT: String(port) } }
}

/** The pages as `npm start` would build them; nothing to do when they are built already. */
export const built = () => build()
