import type { AccountFacts, Thing } from './account-facts'
import type { DayState } from './coverage-states'
import type { Coverage } from './judgement'
import { isGoodSnapshot } from './judge-disk'
import { isGoodBackup } from './judge-server'
import { backupsByServer, goneCopiesBySource, snapshotsByDisk } from './look-up'
import { readRhythm } from './read-schedule'
import { sees } from './sight'

// Thirty days of restore points. A day is a day of UTC, because Raff's schedules run by it.

export const CALENDAR_DAYS = 30
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

const LETTERS: Record<DayState, string> = { good: 'g', failed: 'f', missing: 'm', none: '-', due: 'd', unknown: '?' }
const STATES = new Map(Object.entries(LETTERS).map(([state, letter]) => [letter, state as DayState]))

/** One letter a day, the oldest first, today last. */
export function calendarOf(facts: AccountFacts, { thing, schedules }: Coverage, now: Date): string {
  const today = Math.floor(now.getTime() / DAY_MS)
  const days = dayStates(facts, thing)
  const watchedSince = Math.floor(thing.firstSeen.by.getTime() / DAY_MS)
  const isBlind = !sees(facts, thing.kind === 'vm' ? 'backup' : 'snapshot', thing.projectId)
  return Array.from({ length: CALENDAR_DAYS }, (_, index) => {
    const day = today - (CALENDAR_DAYS - 1 - index)
    const seen = days.get(day)
    if (seen) return LETTERS[seen]
    if (isBlind || day < watchedSince) return LETTERS.unknown
    return LETTERS[expected(schedules, day, now)]
  }).join('')
}

/** A good copy outweighs a failed one of the same day. */
function dayStates(facts: AccountFacts, thing: Coverage['thing']): Map<number, 'good' | 'failed'> {
  const days = new Map<number, 'good' | 'failed'>()
  const note = (at: Date | null, isGood: boolean, isFailed: boolean) => {
    if (!at || !(isGood || isFailed)) return
    const day = Math.floor(at.getTime() / DAY_MS)
    if (days.get(day) !== 'good') days.set(day, isGood ? 'good' : 'failed')
  }
  const copies: readonly Thing[] =
    (thing.kind === 'vm' ? backupsByServer(facts) : snapshotsByDisk(facts)).get(thing.raffId) ?? []
  for (const copy of copies) {
    const isGood =
      copy.kind === 'backup' ? isGoodBackup(copy as Thing<'backup'>) : isGoodSnapshot(copy as Thing<'snapshot'>)
    note(copy.createdAt, isGood, copy.status === 'failed')
  }
  const gone = goneCopiesBySource(facts).get(`${thing.kind} ${thing.raffId}`) ?? []
  // a copy that went was good unless it said otherwise when we last saw it
  for (const { createdAt, status } of gone)
    note(createdAt, status === 'ready' || status === 'saved' || status === 'active', status === 'failed')
  return days
}

/** Raff may start a run late; a day is only missing once its run is two hours over. */
const LATE_MS = 2 * HOUR_MS

function expected(schedules: Coverage['schedules'], day: number, now: Date): DayState {
  let state: DayState = 'none'
  for (const { facts, createdAt } of schedules) {
    const rhythm = readRhythm(facts.type, facts.runtime)
    if (!rhythm || (rhythm.every === 'week' && rhythm.weekday !== new Date(day * DAY_MS).getUTCDay())) continue
    const runsAt = day * DAY_MS + (rhythm.minute ?? 24 * 60) * 60_000
    if (createdAt && runsAt < createdAt.getTime()) continue
    if (runsAt + LATE_MS <= now.getTime()) return 'missing'
    state = 'due'
  }
  return state
}

/** The letters as days again. */
export function readCalendar(letters: string, lastDay: Date): { day: string; state: DayState }[] {
  const last = Math.floor(lastDay.getTime() / DAY_MS)
  return [...letters].map((letter, index) => ({
    day: new Date((last - (letters.length - 1 - index)) * DAY_MS).toISOString().slice(0, 10),
    state: STATES.get(letter) ?? 'unknown',
  }))
}
