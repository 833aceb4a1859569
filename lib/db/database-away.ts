// Tells "the database is away" from "this query is wrong". Away means: trying again later can help.

/** Prisma's codes: cannot reach, timed out, closed the connection, no connection or transaction in time. */
const PRISMA_AWAY = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'])

/** Node's and Postgres' codes: refused, reset, socket gone, starting up, shutting down, too many connections. */
const DRIVER_AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
])

const ADAPTER_AWAY = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])

const MESSAGE_AWAY =
  /connection terminated|timeout exceeded when trying to connect|can't reach database|server closed the connection|connection error and is not queryable|unable to start a transaction in the given time/i

export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) && (typeof error !== 'object' || error === null)) return false
  const { code, originalCode, kind, message, cause, meta } = error as {
    code?: unknown
    originalCode?: unknown
    kind?: unknown
    message?: unknown
    cause?: unknown
    meta?: { driverAdapterError?: unknown }
  }
  if (typeof code === 'string' && (PRISMA_AWAY.has(code) || DRIVER_AWAY.has(code))) return true
  if (typeof originalCode === 'string' && DRIVER_AWAY.has(originalCode)) return true
  if (typeof kind === 'string' && ADAPTER_AWAY.has(kind)) return true
  if (typeof message === 'string' && MESSAGE_AWAY.test(message)) return true
  // adapters wrap the driver's error; four levels are more than any of them uses
  if (depth >= 4) return false
  return isDatabaseAway(cause, depth + 1) || isDatabaseAway(meta?.driverAdapterError, depth + 1)
}
