// The sample company as it stood before it was opened, to be read and not changed: `/__practice/past/<epoch ms>/api/v1/…`
// answers as Raff would have answered then. It has no rate limit, because nobody waits six weeks for a demonstration.

import { answerCall, type Incoming } from './answer-call'
import { makeCompany } from './company/make-company'
import { CONTROL_PATH } from './control'
import type { Answer } from './wire/answer'
import { ApiError, notFound } from './wire/api-error'
import { RateLimiter } from './wire/rate-limiter'
import { openWorld, type World } from './world'

const PAST = new RegExp(`^${CONTROL_PATH}/past/(\\d{1,15})(/.*)$`)

export function isPast(pathname: string): boolean {
  return PAST.test(pathname)
}

export class Past {
  #told: { at: number; world: World } | undefined

  constructor(
    private readonly seed: string,
    /** When the company was opened; null: another account, which has no past. */
    private readonly toldAt: number | null,
  ) {}

  answer(incoming: Incoming): Answer {
    const [, digits, pathname] = PAST.exec(incoming.pathname) ?? []
    const at = Number(digits)
    if (this.toldAt === null || pathname === undefined || !(at < this.toldAt)) throw notFound('This past')
    if (incoming.method !== 'GET') throw new ApiError(405, 'The past is only to be read')
    const world = this.#worldAt(at, this.toldAt)
    return answerCall(world, new RateLimiter(() => at), at, { ...incoming, pathname })
  }

  /** A moment is read with dozens of calls before the next one is: the last one is kept. */
  #worldAt(at: number, now: number): World {
    if (this.#told?.at !== at)
      this.#told = { at, world: openWorld(makeCompany({ seed: this.seed, now, at }), { workSpeed: 1 }) }
    return this.#told.world
  }
}
