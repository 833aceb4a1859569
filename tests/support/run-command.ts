import { spawn } from 'node:child_process'
import { inProject, PROJECT_FOLDER } from '@/lib/launch/project.mjs'

export type Ended = { code: number | null; output: string }

/** Nothing of this shell's own settings: a test says what the command is told. */
const KEPT = ['PATH', 'HOME', 'LANG']

/** Runs one of the commands of lib/launch as a process of its own, to its end. */
export function runCommand(
  script: string,
  args: string[],
  env: Record<string, string>,
  { uid, checkout = PROJECT_FOLDER }: { uid?: number; checkout?: string } = {},
): Promise<Ended> {
  const file = checkout === PROJECT_FOLDER ? inProject('lib/launch', script) : `${checkout}/lib/launch/${script}`
  const inherited = Object.fromEntries(KEPT.map((name) => [name, process.env[name] ?? '']))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: checkout,
      // NODE_ENV is not set where a person types the command
      env: { ...inherited, ...env } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk
      })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output: output.trim() }))
  })
}
