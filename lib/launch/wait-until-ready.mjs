import { setTimeout as wait } from 'node:timers/promises'
import { PlainError } from './plain-error.mjs'

/** A cold machine compiles the first page of a hot-reload server for this long; a built one answers within a second. */
const PATIENCE_MS = 120_000

/**
 * Waits until the web process says that everything it needs is there.
 * @param {number} port
 * @param {Promise<string>} exited of the web process
 */
export async function waitUntilReady(port, exited) {
  let lastAnswer = 'no answer'
  /** @type {string | null} */
  let last = null
  exited.then((output) => {
    last = output
  })
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await wait(40)) {
    if (last !== null) throw new PlainError(`the pages did not start. They said:\n\n${last}\n`)
    try {
      const answer = await fetch(`http://localhost:${port}/api/ready`, { signal: AbortSignal.timeout(PATIENCE_MS) })
      if (answer.ok) return
      lastAnswer = await answer.text()
    } catch {
      // not listening yet
    }
  }
  throw new PlainError(`the pages did not get ready within two minutes: ${lastAnswer.slice(0, 500)}`)
}
