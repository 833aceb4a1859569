import { type Answered, type GivenTurn, type PaceStore, type Tier, UNDERWAY_MS } from '../domain/pacing'
import type { Clock } from './clock'

/** Gives each call its turn. One pacer serves a whole process; what it counts lives in the store. */
export interface Pacer {
  /** Resolves when it is this call's turn, and the call leaves at once; first come, first served. */
  turn(key: string, tier: Tier, signal?: AbortSignal): Promise<OwnTurn>
  /** Raff refused: nobody who shares the store calls with this key before the time is over. */
  block(key: string, tier: Tier, forMs: number): Promise<void>
}

export interface OwnTurn {
  /** Raff answered: the turn is over sooner than when nothing is heard of it. */
  answered(): void
}

interface Waiter {
  resolve: (turn: OwnTurn) => void
  reject: (error: unknown) => void
}

/** Those who wait for one key. */
interface Line {
  key: string
  tier: Tier
  waiting: Set<Waiter>
  /** turns that were given and have not begun */
  coming: number
  asking: boolean
  /** what the store has not been told yet */
  answered: Array<Omit<Answered, 'agoMs'> & { at: number }>
  /** The refusals so far: a turn that was given before one is not used after it. */
  refusals: number
  refusalWritten: Promise<unknown>
}

/** Turns are asked for in small lots, so that one caller with a thousand reads does not starve the other processes. */
const LOT = 8

/** Meanwhile the store hears from other processes that turns were over sooner than it supposed. */
const ASK_AGAIN_MS = 250

/** A turn that could not begin for so long, because the machine stood still, is not used any more. */
const LATEST_MS = UNDERWAY_MS / 2

export function pacer(store: PaceStore, clock: Clock): Pacer {
  const lines = new Map<string, Line>()

  function lineFor(key: string, tier: Tier): Line {
    const line = lines.get(key) ?? newLine(key, tier)
    lines.set(key, line)
    line.tier = tier
    return line
  }

  async function serve(line: Line) {
    if (line.asking) return
    line.asking = true
    try {
      while (line.waiting.size > line.coming) {
        await line.refusalWritten
        const waitMs = await ask(line)
        if (waitMs > 0) await clock.sleep(Math.min(waitMs, ASK_AGAIN_MS))
      }
    } catch (error) {
      for (const waiter of line.waiting) waiter.reject(error)
      line.waiting.clear()
    }
    line.asking = false
  }

  async function ask(line: Line): Promise<number> {
    const { refusals } = line
    const askedAt = clock.now()
    const answered = line.answered.splice(0).map(({ turn, at }) => ({ turn, agoMs: askedAt - at }))
    const want = Math.min(line.waiting.size - line.coming, LOT)
    const { turns, waitMs } = await store.take(line.key, line.tier, { want, answered })
    const givenAt = clock.now()
    for (const given of turns) void begin(line, given, { refusals, givenAt })
    return waitMs
  }

  async function begin(
    line: Line,
    { turn, startsInMs }: GivenTurn,
    { refusals, givenAt }: { refusals: number; givenAt: number },
  ) {
    line.coming += 1
    if (startsInMs > 0) await clock.sleep(startsInMs)
    line.coming -= 1
    const tooLate = clock.now() - givenAt > startsInMs + LATEST_MS
    const [first] = line.waiting
    if (tooLate || refusals < line.refusals) void serve(line)
    else if (first) {
      line.waiting.delete(first)
      first.resolve({ answered: () => void line.answered.push({ turn, at: clock.now() }) })
    }
  }

  return {
    turn(key, tier, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const line = lineFor(key, tier)
        const leave = () => {
          line.waiting.delete(waiter)
          reject(signal?.reason)
        }
        const settled =
          <T>(settle: (value: T) => void) =>
          (value: T) => {
            signal?.removeEventListener('abort', leave)
            settle(value)
          }
        const waiter: Waiter = { resolve: settled(resolve), reject: settled(reject) }
        line.waiting.add(waiter)
        signal?.addEventListener('abort', leave, { once: true })
        void serve(line)
      })
    },

    block(key, tier, forMs) {
      const line = lineFor(key, tier)
      line.refusals += 1
      const written = store.block(key, tier, forMs)
      line.refusalWritten = Promise.allSettled([line.refusalWritten, written])
      return written
    },
  }
}

function newLine(key: string, tier: Tier): Line {
  return {
    key,
    tier,
    waiting: new Set(),
    coming: 0,
    asking: false,
    answered: [],
    refusals: 0,
    refusalWritten: Promise.resolve(),
  }
}
