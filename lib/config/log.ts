import pino from 'pino'
import { redact } from './redact'

/**
 * One JSON object a line, to standard output. Every finished line goes through `redact`: no key, password or one-time
 * token reaches the log, however deep in an error it sat.
 */
export const log = pino(
  {
    level: 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: pino.stdSerializers.err },
  },
  { write: (line: string) => void process.stdout.write(redact(line)) },
)
