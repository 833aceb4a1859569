import { redact } from './redact'

const marker = Symbol.for('stocktake.redacted-output')

/**
 * Sends everything this process prints through `redact`, whoever prints it: the framework writes unexpected errors to
 * standard error by itself, and an error may carry what it was handed.
 */
export function redactOutput(): void {
  for (const stream of [process.stdout, process.stderr] as Array<NodeJS.WriteStream & { [marker]?: true }>) {
    if (stream[marker]) continue
    stream[marker] = true
    const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean
    stream.write = ((chunk: unknown, ...rest: unknown[]) =>
      write(typeof chunk === 'string' ? redact(chunk) : chunk, ...rest)) as typeof stream.write
  }
}
