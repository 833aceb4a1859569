import { PlainError } from './plain-error.mjs'
import { runStep } from './run-step.mjs'
import { typescriptCommand } from './typescript-command.mjs'

/**
 * A one-time link that makes the first admin; null when there is one already.
 * @param {NodeJS.ProcessEnv} env @returns {Promise<string | null>}
 */
export async function makeWelcomeLink(env) {
  const printed = await runStep(
    'making the welcome link',
    typescriptCommand('lib/server/commands/welcome-link.ts'),
    env,
  )
  const line = printed.trim().split('\n').at(-1) ?? ''
  const { url } = JSON.parse(line)
  if (url !== null && typeof url !== 'string') throw new PlainError(`making the welcome link failed: ${line}`)
  return url
}
