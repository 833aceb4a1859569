/** An error whose message is one line for a person: what is wrong and what to do. Commands print it without a stack. */
export class PlainError extends Error {
  /** @param {string} message @param {{ cause?: unknown }} [options] */
  constructor(message, options) {
    super(message, options)
    this.name = 'PlainError'
  }
}

/**
 * Runs a command: a PlainError ends it with its one line and exit code 1, anything else with its stack.
 * @param {() => Promise<unknown>} command
 */
export async function runCommand(command) {
  try {
    await command()
  } catch (error) {
    console.error(error instanceof PlainError ? `stocktake: ${error.message}` : error)
    process.exitCode = 1
  }
}
