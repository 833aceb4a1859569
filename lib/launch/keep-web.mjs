import { setTimeout as wait } from 'node:timers/promises'
import { PlainError } from './plain-error.mjs'
import { isStopping } from './shutdown.mjs'
import { startWeb } from './web.mjs'

/** A process that dies this often within this time will die again; then its last words help more than another try. */
const MOST_DEATHS = 5
const WITHIN_MS = 60_000
const PAUSE_MS = 500

/**
 * The web process, started again when it ends unexpectedly.
 * @param {Parameters<typeof startWeb>[0]} options
 * @param {{ say: (line: string) => void, onStart: (child: import('./web.mjs').Child) => void, onGiveUp: (error: Error) => void }} events
 */
export function keepWeb(options, { say, onStart, onGiveUp }) {
  let child = startWeb(options)
  onStart(child)
  const first = child.exited

  /** begins when the first start has succeeded: before that, its end is a failed start and not a crash */
  const keep = async () => {
    /** @type {number[]} */
    const deaths = []
    for (;;) {
      const lastWords = await child.exited
      if (isStopping()) return
      deaths.push(Date.now())
      if (deaths.filter((at) => at > Date.now() - WITHIN_MS).length >= MOST_DEATHS)
        return onGiveUp(new PlainError(`the web process keeps ending. Its last words:\n\n${lastWords}\n`))
      say('The web process ended unexpectedly; starting it again …')
      await wait(PAUSE_MS)
      if (isStopping()) return
      child = startWeb(options)
      onStart(child)
    }
  }

  return { exited: first, keep: () => void keep(), stop: () => child.stop() }
}
