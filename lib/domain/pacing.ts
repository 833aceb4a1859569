// How fast one Raff key may be used. Pure: state and time in, turns and the next state out. Kept here because the same
// rule is applied to state in this process and to state in the database that all processes share.
//
// Raff allows a number of calls a second and, on top, a burst budget that it refills within a minute. What is written
// about it can be read as one bucket or as two, so this rule stays below both: a steady flow that never passes the rate in
// any single second, and a spare of a third of the burst that refills slowly.

export interface Tier {
  perSecond: number
  burst: number
}

export type TierName = 'standard' | 'high'

export const TIERS: Record<TierName, Tier> = {
  standard: { perSecond: 30, burst: 60 },
  high: { perSecond: 100, burst: 200 },
}

/** Milliseconds on one clock. Each flow is kept as the time until which its turns are used up. */
export interface PaceState {
  steadyUntil: number
  spareUntil: number
  /** Raff said to wait: nobody has a turn before. */
  blockedUntil: number
}

/** Everything unused. */
export const UNTOUCHED: PaceState = { steadyUntil: 0, spareUntil: 0, blockedUntil: 0 }

export interface Turns {
  state: PaceState
  /** how many may call right now */
  granted: number
  /** when to ask again, in milliseconds from now; 0 when everything wanted was granted */
  waitMs: number
}

export function takeTurns(before: PaceState, tier: Tier, want: number, now: number): Turns {
  const state = withinReason(before, tier, now)
  if (now < state.blockedUntil) return { state, granted: 0, waitMs: state.blockedUntil - now }
  const steady = steadyFlow(tier)
  const spare = spareFlow(tier)
  let granted = 0
  while (granted < want) {
    if (now >= opensAt(state.steadyUntil, steady)) state.steadyUntil = spend(state.steadyUntil, steady, now)
    else if (now >= opensAt(state.spareUntil, spare)) state.spareUntil = spend(state.spareUntil, spare, now)
    else break
    granted += 1
  }
  if (granted === want) return { state, granted, waitMs: 0 }
  const next = Math.min(opensAt(state.steadyUntil, steady), opensAt(state.spareUntil, spare))
  return { state, granted, waitMs: next - now }
}

/** After a refusal: silence until then, then one call at a time, because Raff's own budget is empty. */
export function block(before: PaceState, tier: Tier, forMs: number, now: number): PaceState {
  const until = Math.max(before.blockedUntil, now + Math.min(forMs, LONGEST_BLOCK_MS))
  const [steady, spare] = [steadyFlow(tier), spareFlow(tier)]
  return {
    blockedUntil: until,
    steadyUntil: Math.max(before.steadyUntil, until + (steady.size - 1) * steady.everyMs),
    spareUntil: Math.max(before.spareUntil, until + spare.size * spare.everyMs),
  }
}

/** A bucket of `size` turns that gets a new one every so often. */
interface Flow {
  size: number
  everyMs: number
}

/** Rate × 1 s + size stays below the tier + 1, so that no second ever holds more turns than the tier allows. */
function steadyFlow({ perSecond }: Tier): Flow {
  return { size: perSecond * 0.045 + 0.9, everyMs: 1_000 / (perSecond * 0.955) }
}

/**
 * Full and refilled within the same minute it takes two thirds of the burst. The rest is left for what no pace can help:
 * calls that leave evenly and arrive in a bunch.
 */
function spareFlow({ burst }: Tier): Flow {
  const size = Math.floor(burst * 0.35)
  return { size, everyMs: 60_000 / size }
}

const opensAt = (usedUntil: number, { size, everyMs }: Flow) => usedUntil - (size - 1) * everyMs

const spend = (usedUntil: number, { everyMs }: Flow, now: number) => Math.max(usedUntil, now) + everyMs

/** A clock that was set back must not silence a key for as long as it jumped. */
function withinReason({ blockedUntil, steadyUntil, spareUntil }: PaceState, tier: Tier, now: number): PaceState {
  const blocked = Math.min(blockedUntil, now + LONGEST_BLOCK_MS)
  const from = Math.max(now, blocked)
  const most = (usedUntil: number, { size, everyMs }: Flow) => Math.min(usedUntil, from + (size + 1) * everyMs)
  return {
    blockedUntil: blocked,
    steadyUntil: most(steadyUntil, steadyFlow(tier)),
    spareUntil: most(spareUntil, spareFlow(tier)),
  }
}

/** Whatever a broken answer says, a key is not silenced for longer. */
export const LONGEST_BLOCK_MS = 5 * 60_000

/** Where the pace of a key is kept: in this process, or in the database for all processes. */
export interface PaceStore {
  take(key: string, tier: Tier, want: number): Promise<{ granted: number; waitMs: number }>
  block(key: string, tier: Tier, forMs: number): Promise<void>
}
