// Everything that was started is stopped in the opposite order, whatever the reason: Ctrl-C, SIGTERM, a closed terminal,
// or a start that failed halfway.

/** @type {(() => Promise<void> | void)[]} */
const closers = []
/** @type {Promise<void> | undefined} */
let stopping

/** Ctrl-C reaches us from the terminal, and where npm's shell has made way for us once more from npm. */
const ECHO_MS = 1_000
/** How often to look whether the npm that called us is still there. */
const PARENT_CHECK_MS = 500

/** @param {() => Promise<void> | void} close */
export function onShutdown(close) {
  closers.push(close)
}

export const isStopping = () => stopping !== undefined

/** Stops everything, once; further calls wait for the same end. */
export function shutDown() {
  stopping ??= (async () => {
    for (const close of closers.reverse()) {
      try {
        await close()
      } catch (error) {
        console.error(`stocktake: something did not stop cleanly: ${error instanceof Error ? error.message : error}`)
      }
    }
  })()
  return stopping
}

/** @param {(line: string) => void} say */
export function stopOnSignals(say) {
  let askedAt = 0
  const leave = async () => {
    if (stopping) {
      // asked twice: whoever asks does not want to wait
      if (Date.now() - askedAt > ECHO_MS) process.exit(1)
      return
    }
    askedAt = Date.now()
    say('Stopping …')
    await shutDown()
    process.exit(0)
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, leave)
  // npm runs us in a shell that does not pass SIGTERM on. When npm is gone, so are we.
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent && !stopping) void leave()
  }, PARENT_CHECK_MS).unref()
}
