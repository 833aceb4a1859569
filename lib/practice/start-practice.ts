import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerCall } from './answer-call'
import { type Clock, startClock } from './clock'
import { smallAccount } from './fixtures/small-account'
import { handoutKeys } from './handout-keys'
import type { State } from './model'
import { RequestLog } from './request-log'
import { plainState, type Store } from './store'
import { ApiError } from './wire/api-error'
import { readBody } from './wire/read-body'
import { RateLimiter } from './wire/rate-limiter'
import type { Method } from './wire/route'
import { openWorld } from './world'

export interface PracticeOptions {
  /** 0, the default, takes any free port. */
  port?: number
  /** What the account holds at the start. Default: the sample company. */
  state?: State
  seed?: string
  /** The account's clock at the start, in epoch milliseconds. Default: the machine's. */
  now?: number
  /** How fast the account's clock runs; 0 stands still until advanced. Default 1. */
  speed?: number
  /** How many times faster than Raff jobs end (creating, copying, restoring). Default 1. */
  workSpeed?: number
  /** The machine's clock, for tests of the rate limit. */
  realTime?: () => number
}

export interface Practice {
  url: string
  port: number
  /** By purpose, in full: `keys.read`, `keys.act`, and broken ones to test with. */
  keys: Record<string, string>
  clock: Clock
  /** What was asked, for tests that count calls at the server. */
  requests: RequestLog
  /** The account as it is now, to look into from a test. */
  store: Store
  /** The account as plain data, as it would be saved. */
  state(): State
  close(): Promise<void>
}

export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const { port = 0, seed = 'practice', speed = 1, workSpeed = 1, realTime = Date.now } = options
  const now = options.now ?? options.state?.now ?? realTime()
  const state = options.state ?? smallAccount({ seed, now })
  const clock = startClock({ now, speed, machineTime: realTime })
  const world = openWorld(state, { workSpeed })
  const limiter = new RateLimiter(realTime)
  const requests = new RequestLog()

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => response.destroy(error as Error))
  })

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = realTime()
    const url = new URL(request.url ?? '/', 'http://practice.invalid')
    const apiKey = headerOf(request, 'x-api-key')
    const method = (request.method ?? 'GET') as Method
    let answer: { status: number; body: unknown; headers: Record<string, string> }
    try {
      const body = await readBody(request)
      const projectHeader = headerOf(request, 'x-project-id')
      const incoming = { method, pathname: url.pathname, query: url.searchParams, apiKey, projectHeader, body }
      answer = answerCall(world, limiter, clock.now(), incoming)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      answer = { status: error.status, body: error.body, headers: error.headers }
    }
    requests.add({ method, path: url.pathname, keyPrefix: apiKey?.slice(0, 13), status: answer.status, at: startedAt })
    response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers })
    response.end(JSON.stringify(answer.body))
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    keys: handoutKeys(world.store),
    clock,
    requests,
    store: world.store,
    state: () => plainState(world.store, clock.now(), null),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}
