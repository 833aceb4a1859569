import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { block, type PaceState, type PaceStore, type Tier, takeTurns, UNTOUCHED } from '../domain/pacing'
import { database } from './client'

// The pace of each key, shared by all processes on this database and measured on its clock. No lock is held: a state is
// read, the rule applied, and the new state written if nobody else wrote meanwhile. Waiting writes nothing at all.

/** How often a write that came too late is tried again at once; each time somebody else got a turn. */
const TRIES = 12

export const databasePaceStore: PaceStore = {
  async take(key, tier, asking) {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const { state, version, now } = await readPace(key)
      const { state: next, ...turns } = takeTurns(state, tier, asking, now)
      if (next === state || (await writePace(key, next, version))) return turns
    }
    return { turns: [], waitMs: betweenTurns(tier) }
  },

  async block(key, tier, forMs) {
    for (;;) {
      const { state, version, now } = await readPace(key)
      if (await writePace(key, block(state, tier, forMs, now), version)) return
      // many are taking turns: the order to stop must get through all the same
      await wait(Math.random() * betweenTurns(tier))
    }
  },
}

const betweenTurns = ({ perSecond }: Tier) => 1_000 / perSecond

interface Row {
  now: number
  recent: number[] | null
  extra: number[] | null
  last: number | null
  blocked: number | null
  version: number | null
}

async function readPace(key: string): Promise<{ state: PaceState; version: number; now: number }> {
  const [row] = await database().$queryRaw<Row[]>`
    SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now,
      recent, extra, last, blocked_until AS blocked, version
    FROM (SELECT 1) AS always LEFT JOIN raff_pace ON key = ${key}`
  if (!row) throw new Error('The database did not tell the pace.')
  const { now, recent, extra, last, blocked, version } = row
  if (recent === null || extra === null || last === null || blocked === null || version === null)
    return { state: UNTOUCHED, version: 0, now }
  return { state: { recent, extra, last, blockedUntil: blocked }, version, now }
}

/** False when somebody else wrote since `version` was read. */
async function writePace(key: string, state: PaceState, version: number): Promise<boolean> {
  const written = await database().$executeRaw`
    INSERT INTO raff_pace AS pace (key, recent, extra, last, blocked_until, version)
    VALUES (${key}, ${state.recent}::float8[], ${state.extra}::float8[], ${state.last}::float8,
      ${state.blockedUntil}::float8, 1)
    ON CONFLICT (key) DO UPDATE SET
      recent = EXCLUDED.recent, extra = EXCLUDED.extra, last = EXCLUDED.last,
      blocked_until = EXCLUDED.blocked_until, version = pace.version + 1, used_at = clock_timestamp()
    WHERE pace.version = ${version}`
  return written === 1
}
