import type { Instrumentation } from 'next'

// Runs once in each server process, before the first request.

export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startServing } = await import('./lib/server/start-serving')
  const { redactOutput } = await import('./lib/config/redact-output')
  const { watchConnections } = await import('./lib/http/watch-connections')
  redactOutput()
  watchConnections()
  await startServing()
  await startBackgroundWork()
}

/** What a page throws reaches the log with the id of its request. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('./lib/config/log')
  const requestId = [request.headers['x-request-id']].flat()[0]
  log.error({ requestId, method: request.method, route: context.routePath, error }, 'page failed')
}

async function startBackgroundWork(): Promise<void> {
  const { environment } = await import('./lib/config/environment.mjs')
  const { databaseUrl, worker } = environment()
  if (!worker || !databaseUrl) return
  const { startWorker } = await import('./lib/jobs/start-worker')
  const stop = startWorker(databaseUrl)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
}
