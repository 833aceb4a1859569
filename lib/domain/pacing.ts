// How fast one Raff key may be used. Pure: state and time in, turns and the next state out. Kept here because the same
// rule is applied to state in this process and to state in the database that all processes share.
//
// Raff counts calls when they arrive, and nobody here sees that: it is somewhere between a call leaving and its answer
// coming. So a turn counts from its answer on. However late the calls of a busy machine arrive, and however many of them in
// one bunch, no window of Raff's holds more than were let through here.
//
// Raff allows a number of calls a second and, on top, a burst budget that it refills within a minute. What is written
// about it can be read as one bucket or as two, so this rule stays below both.

export interface Tier {
  perSecond: number
  burst: number
}

export type TierName = 'standard' | 'high'

export const TIERS: Record<TierName, Tier> = {
  standard: { perSecond: 30, burst: 60 },
  high: { perSecond: 100, burst: 200 },
}

/** Moments are milliseconds on one clock. */
export interface PaceState {
  /** For each turn, until when it counts in its second. */
  recent: number[]
  /** For each turn beyond the rate, until when it counts in its minute. */
  extra: number[]
  /** when the last turn that was given out begins */
  last: number
  /** Raff said to wait: nobody has a turn before. */
  blockedUntil: number
}

/** Everything unused. */
export const UNTOUCHED: PaceState = { recent: [], extra: [], last: 0, blockedUntil: 0 }

export interface Turn {
  /** when the call may leave */
  at: number
  /** beyond the rate: taken from the burst budget */
  extra: boolean
}

export interface Asking {
  want: number
  /** what became of earlier turns */
  answered: ReadonlyArray<Answered>
}

export interface Answered {
  turn: Turn
  agoMs: number
}

export interface Turns {
  /** The very same object when there is nothing to write down. */
  state: PaceState
  turns: GivenTurn[]
  /** when to ask again, in milliseconds from now; 0 when everything wanted was granted */
  waitMs: number
}

export interface GivenTurn {
  turn: Turn
  startsInMs: number
}

/**
 * How far ahead a turn is given out: whoever waits has it in hand when it begins, and loses nothing to a slow database. No
 * further, because what has been given out is still used after Raff said to wait.
 */
export const AHEAD_MS = 100

/** A call whose answer did not come, or was not reported, counts as if it had arrived this long after its turn began. */
export const UNDERWAY_MS = 1_000

/** A little more than one, so that with the budget on top it is the rate, also for one who counts all in one bucket. */
const SECOND_MS = 1_016

const MINUTE_MS = 60_000

/** Calls that leave in one bunch only wait for each other, and count meanwhile; so they leave one by one. */
const gapOf = ({ perSecond }: Tier) => 1_000 / (4 * perSecond)

/** The rest is for calls that arrive later than anybody would believe. */
const budgetOf = ({ burst }: Tier) => Math.floor(burst * 0.45)

export function takeTurns(before: PaceState, tier: Tier, { want, answered }: Asking, now: number): Turns {
  const remembered = forget(before, now)
  const state = withinReason(remembered, now)
  for (const each of answered) settle(state, each, now)
  const turns: GivenTurn[] = []
  let waitMs = 0
  while (turns.length < want) {
    const turn = nextTurn(state, tier, now)
    if (turn.at > now + AHEAD_MS) {
      waitMs = turn.at - AHEAD_MS - now
      break
    }
    spend(state, turn)
    turns.push({ turn, startsInMs: turn.at - now })
  }
  return { state: isSame(state, remembered) ? before : state, turns, waitMs }
}

/** After a refusal: silence until then, then one call at a time, because Raff's own budget is empty. */
export function block(before: PaceState, tier: Tier, forMs: number, now: number): PaceState {
  const until = Math.max(before.blockedUntil, now + Math.min(forMs, LONGEST_BLOCK_MS))
  const { perSecond } = tier
  return {
    blockedUntil: until,
    last: before.last,
    recent: Array.from({ length: perSecond - 1 }, (_, index) => until + ((index + 1) * SECOND_MS) / perSecond),
    extra: Array<number>(budgetOf(tier)).fill(until + MINUTE_MS),
  }
}

/** The earliest turn there is; beyond the rate only when that is earlier. */
function nextTurn({ recent, extra, last, blockedUntil }: PaceState, tier: Tier, now: number): Turn {
  const from = Math.max(now, blockedUntil, last + gapOf(tier))
  const withinRate = Math.max(from, fewerThan(tier.perSecond, recent))
  const beyond = isBurstOpen(extra, tier, from) ? from : Math.max(from, ...extra)
  return beyond < withinRate ? { at: beyond, extra: true } : { at: withinRate, extra: false }
}

/**
 * The budget is spent within a second and then left alone until all of it is back. Spent one by one it gains nothing: each
 * call beyond the rate keeps the next one waiting.
 */
function isBurstOpen(extra: number[], tier: Tier, at: number): boolean {
  return extra.length < budgetOf(tier) && extra.every((until) => until - MINUTE_MS > at - SECOND_MS)
}

/** The moment from which fewer than `most` of these still count. */
const fewerThan = (most: number, until: number[]) =>
  until.length < most ? -Infinity : (until.toSorted((a, b) => a - b)[until.length - most] ?? -Infinity)

function spend(state: PaceState, turn: Turn) {
  state.last = turn.at
  state.recent.push(turn.at + UNDERWAY_MS + SECOND_MS)
  if (turn.extra) state.extra.push(turn.at + UNDERWAY_MS + MINUTE_MS)
}

/** What counted as if still underway counts from its answer on. */
function settle({ recent, extra }: PaceState, { turn, agoMs }: Answered, now: number) {
  const arrived = Math.min(Math.max(now - agoMs, turn.at), now)
  const supposed = turn.at + UNDERWAY_MS
  if (arrived >= supposed) return
  replace(recent, supposed + SECOND_MS, arrived + SECOND_MS)
  if (turn.extra) replace(extra, supposed + MINUTE_MS, arrived + MINUTE_MS)
}

function replace(moments: number[], one: number, by: number) {
  const index = moments.indexOf(one)
  if (index >= 0) moments[index] = by
}

function forget(state: PaceState, now: number): PaceState {
  const counts = (until: number) => until > now
  return { ...state, recent: state.recent.filter(counts), extra: state.extra.filter(counts) }
}

/** A clock that was set back must not silence a key for as long as it jumped. */
function withinReason({ recent, extra, last, blockedUntil }: PaceState, now: number): PaceState {
  const blocked = Math.min(blockedUntil, now + LONGEST_BLOCK_MS)
  const lastTurn = Math.max(now + AHEAD_MS, blocked)
  const atMost = (latest: number) => (until: number) => Math.min(until, latest)
  return {
    recent: recent.map(atMost(lastTurn + UNDERWAY_MS + SECOND_MS)),
    extra: extra.map(atMost(lastTurn + UNDERWAY_MS + MINUTE_MS)),
    last: Math.min(last, lastTurn),
    blockedUntil: blocked,
  }
}

function isSame(one: PaceState, two: PaceState): boolean {
  const are = (some: number[], others: number[]) =>
    some.length === others.length && some.every((moment, index) => moment === others[index])
  const times = one.last === two.last && one.blockedUntil === two.blockedUntil
  return times && are(one.recent, two.recent) && are(one.extra, two.extra)
}

/** Whatever a broken answer says, a key is not silenced for longer. */
export const LONGEST_BLOCK_MS = 5 * 60_000

/** Where the pace of a key is kept: in this process, or in the database for all processes. */
export interface PaceStore {
  take(key: string, tier: Tier, asking: Asking): Promise<Pick<Turns, 'turns' | 'waitMs'>>
  block(key: string, tier: Tier, forMs: number): Promise<void>
}
