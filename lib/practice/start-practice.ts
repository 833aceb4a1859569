import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Clock, startClock } from './clock'
import { makeCompany } from './company/make-company'
import type { Fault } from './faults/fault'
import { FaultSwitch } from './faults/fault-switch'
import { makeAccount } from './generate-account'
import { handoutKeys } from './handout-keys'
import type { State } from './model'
import { Past } from './past'
import { RequestLog } from './request-log'
import { catchUp } from './rules/catch-up'
import { serve } from './serve'
import { readStateFile, StateSaver } from './state-file'
import { plainState, type Store } from './store'
import { RateLimiter } from './wire/rate-limiter'
import { openWorld } from './world'

export interface PracticeOptions {
  /** 0, the default, takes any free port of 127.0.0.1. */
  port?: number
  /** What the account holds at the start, unless there is a state file to go on with. Default: the sample company. */
  state?: State
  /** What everything made up follows from. */
  seed?: string
  /** A made-up account of this many servers instead of the sample company. */
  servers?: number
  /** The account's clock at the start, in epoch milliseconds. Default: that of the state, or the machine's. */
  now?: number
  /** How fast the account's clock runs; 0 stands still until advanced. Default 1. */
  speed?: number
  /** How many times faster than at Raff jobs end (creating, copying, restoring). Default 1. */
  workSpeed?: number
  /** Faults in force from the start. */
  faults?: Fault[]
  /** Where the account is kept between runs. While it was off, time has passed for it too. */
  stateFile?: string
  /** The machine's clock, for tests of the rate limit and of time passing. */
  realTime?: () => number
  /** Hears about what went wrong in the account itself: a request that broke it, a state file that cannot be written. */
  onCrash?: (error: unknown) => void
}

export interface Practice {
  url: string
  port: number
  /** In full, by purpose: `keys.read`, `keys.act`, and others, broken ones too. */
  keys: Record<string, string>
  /** Before this moment the account has a past that can be read (see past.ts); null: it has none. */
  toldAt: number | null
  /** The clock. Time that was advanced over is lived at the next request, or with `settle`. */
  clock: Clock
  settle(): void
  faults: FaultSwitch
  /** What was asked, for tests that count calls at the server. */
  requests: RequestLog
  /** The account as it is, to look into from a test. */
  store: Store
  /** The account as plain data, as it would be saved. */
  state(): State
  close(): Promise<void>
}

/** Longer than clients keep a connection, so that none is closed under a request that is just being sent. */
const KEEP_ALIVE_MS = 75_000

export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const { port = 0, speed = 1, workSpeed = 1, realTime = Date.now, stateFile } = options
  const saved = stateFile === undefined ? undefined : readStateFile(stateFile)
  const state = saved ?? structuredClone(options.state) ?? newAccount(options, realTime())
  const clock = startClock({ now: startOf(state, options, realTime()), speed, machineTime: realTime })
  const world = openWorld(state, { workSpeed })
  const faults = new FaultSwitch(state.seed, options.faults)
  const requests = new RequestLog()
  const settle = () => catchUp(world, clock.now())
  settle()

  const onCrash = (error: unknown) => options.onCrash?.(error)
  const stateNow = () => plainState(world.store, clock.now(), realTime())
  const saver = stateFile === undefined ? undefined : new StateSaver(stateFile, () => world, stateNow, onCrash)
  saver?.saveNow()
  const controls = { clock, faults, requests, state: stateNow }
  const limiter = new RateLimiter(realTime)
  const afterwards = () => saver?.noticeChanges()
  const toldAt = state.account.toldAt ?? null
  const past = new Past(state.seed, toldAt)
  const serving = { world, limiter, controls, past, realTime, afterwards, onCrash }

  const server = createServer((request, response) => {
    serve(serving, request, response).catch((error: unknown) => {
      onCrash(error)
      response.destroy()
    })
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  const bound = await listen(server, port)

  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    keys: handoutKeys(world.store),
    toldAt,
    clock,
    settle,
    faults,
    requests,
    store: world.store,
    state: () => structuredClone(stateNow()),
    async close() {
      await stop(server)
      settle()
      saver?.saveNow()
    },
  }
}

function newAccount({ seed = 'practice', now: wanted, servers }: PracticeOptions, realNow: number): State {
  const now = wanted ?? realNow
  return servers === undefined ? makeCompany({ seed, now }) : makeAccount({ seed, now, servers })
}

function startOf(state: State, { now }: PracticeOptions, realNow: number): number {
  if (now !== undefined) return Math.max(now, state.now)
  const off = state.savedAt === null ? 0 : Math.max(0, realNow - state.savedAt)
  return state.now + off
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
