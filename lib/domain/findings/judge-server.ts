import type { AccountFacts, Thing } from './account-facts'
import type { Judgement } from './judgement'
import { judgeRestoreTests } from './judge-restore-tests'
import { backupsByServer, goneSchedulesByServer, lastGone, schedulesByServer, whenGone } from './look-up'
import { type FindingsPolicy, valueFor } from './policy'
import { readRhythm } from './read-schedule'
import { because, ago, counted, type Reason, since, span } from './reason'
import { completeSince, sees } from './sight'

const HOUR_MS = 3_600_000

/** Ready, or just being used to restore from: either way it is whole. */
const GOOD = new Set(['ready', 'restoring'])
const KNOWN = new Set([...GOOD, 'pending', 'creating', 'failed'])

export function isGoodBackup({ facts, createdAt }: Thing<'backup'>): boolean {
  return GOOD.has(facts.status) && createdAt !== null
}

/** In exactly one state, whatever the facts are. A stopped server counts like any other. */
export function judgeServer(facts: AccountFacts, server: Thing<'vm'>, policy: FindingsPolicy, now: Date): Judgement {
  const schedules = schedulesByServer(facts).get(server.raffId) ?? []
  const copies = backupsByServer(facts).get(server.raffId) ?? []
  const good = copies.filter(isGoodBackup)
  const lastGoodAt = newest(good)
  const rhythms = schedules.map((each) => readRhythm(each.facts.type, each.facts.runtime))
  const allowanceMs = allowanceOf(rhythms, server, policy)
  const common = { lastGoodAt, allowanceMs, schedules, restorePoints: good.length, unknowns: unknownsOf(copies) }
  const state = (part: Pick<Judgement, 'state' | 'severity' | 'reasons' | 'since'>): Judgement => ({
    ...common,
    ...part,
  })
  const dim = (reason: Reason) => state({ state: 'unknown', severity: 'low', reasons: [reason], since: null })

  if (server.missing) return dim(because('thing-missing'))
  const blind = outOfSight(facts, server.projectId)
  if (blind.length > 0) return dim(because('out-of-sight', { what: blind }))
  const severity = server.environment === 'production' ? 'high' : 'medium'
  if (schedules.length === 0) {
    const gone = lastGone(goneSchedulesByServer(facts).get(server.raffId) ?? [])
    const went = gone?.goneAt ? [because('schedule-gone', { schedule: gone.name, gone: ago(gone.goneAt) })] : []
    // who or what made a copy, Raff does not tell
    const last = lastGoodAt ? because('copy-left', { age: ago(lastGoodAt) }) : because('never-copied')
    return state({
      state: 'unprotected',
      severity,
      reasons: [because('no-schedule'), ...went, last],
      since: gone ? whenGone(gone) : server.firstSeen,
    })
  }
  const allowed = allowanceMs ?? valueFor(policy.weeklyCopyHours, server.environment) * HOUR_MS
  if (allowanceMs === null && !isWithin(lastGoodAt, allowed, now))
    return dim(because('rhythm-unknown', { rhythm: schedules[0]?.facts.type ?? 'unknown' }))
  const unread = notReadSince(facts, lastGoodAt, allowed, now)
  if (unread) return dim(unread)
  const troubles = [
    ...ageTroubles(lastGoodAt, schedules, allowed, now),
    ...failedRuns(copies, lastGoodAt),
    ...shortRetention(schedules, policy),
    ...judgeRestoreTests(facts, server, policy, now),
  ]
  if (troubles.length > 0) {
    const onlyNew = troubles.every(({ code }) => code === 'first-copy-due')
    const overdue = lastGoodAt === null ? null : new Date(lastGoodAt.getTime() + allowed)
    const begun = overdue && overdue <= now ? { after: overdue, by: overdue } : null
    return state({ state: 'at-risk', severity: onlyNew ? 'low' : severity, reasons: troubles, since: begun })
  }
  const reasons = lastGoodAt ? [because('good-copy', { age: ago(lastGoodAt), allowed: span(allowed) })] : []
  return state({ state: 'protected', severity: 'low', reasons, since: null })
}

/** The shortest rhythm decides: who asked for daily copies expects one from yesterday. */
function allowanceOf(
  rhythms: ReturnType<typeof readRhythm>[],
  server: Thing<'vm'>,
  policy: FindingsPolicy,
): number | null {
  if (rhythms.some((rhythm) => rhythm?.every === 'day'))
    return valueFor(policy.dailyCopyHours, server.environment) * HOUR_MS
  if (rhythms.some((rhythm) => rhythm?.every === 'week'))
    return valueFor(policy.weeklyCopyHours, server.environment) * HOUR_MS
  return null
}

function outOfSight(facts: AccountFacts, projectId: string | null): string[] {
  return [
    ...(sees(facts, 'backup', projectId) ? [] : ['backups']),
    ...(sees(facts, 'backup-schedule', projectId) ? [] : ['backup schedules']),
  ]
}

/** A copy that was in time when we last looked: whether there is a newer one by now is not known. */
function notReadSince(facts: AccountFacts, lastGoodAt: Date | null, allowed: number, now: Date): Reason | null {
  const read = completeSince(facts, ['backup', 'backup-schedule'])
  if (!lastGoodAt || !read || isWithin(lastGoodAt, allowed, now) || !isWithin(lastGoodAt, allowed, read)) return null
  return because('not-read-since', { age: ago(lastGoodAt), read: ago(read) })
}

function ageTroubles(
  lastGoodAt: Date | null,
  schedules: readonly Thing<'backup-schedule'>[],
  allowed: number,
  now: Date,
): Reason[] {
  if (lastGoodAt)
    return isWithin(lastGoodAt, allowed, now)
      ? []
      : [because('too-old', { age: ago(lastGoodAt), allowed: span(allowed) })]
  const isNew = schedules.every(({ createdAt }) => createdAt !== null && isWithin(createdAt, allowed, now))
  return [because(isNew ? 'first-copy-due' : 'never-copied')]
}

/** Failed since the last good one: a failure that a good copy followed is over. */
function failedRuns(copies: readonly Thing<'backup'>[], lastGoodAt: Date | null): Reason[] {
  const failed = copies.filter(
    ({ facts, createdAt }) =>
      facts.status === 'failed' && createdAt !== null && (lastGoodAt === null || createdAt > lastGoodAt),
  )
  const first = oldest(failed)
  if (!first) return []
  const values = { failed: counted(failed.length, 'copy', 'copies'), since: since({ after: first, by: first }) }
  return [because('runs-fail', values)]
}

function shortRetention(schedules: readonly Thing<'backup-schedule'>[], { keepCopies }: FindingsPolicy): Reason[] {
  const kept = schedules.map(({ facts }) => facts.keepCount)
  if (kept.some((count) => count === null)) return []
  const most = Math.max(...(kept as number[]))
  if (most >= keepCopies) return []
  const values = { kept: counted(most, 'copy', 'copies'), wanted: keepCopies }
  return [because('keeps-too-few', values)]
}

function unknownsOf(copies: readonly Thing<'backup'>[]): Reason[] {
  const states = [...new Set(copies.map(({ facts }) => facts.status).filter((status) => !KNOWN.has(status)))].sort()
  return states.length === 0 ? [] : [because('status-unknown', { states })]
}

/** Exactly as old as allowed is still in time. A copy from a clock that is ahead of ours is a new one. */
export function isWithin(at: Date | null, allowedMs: number, now: Date): boolean {
  return at !== null && now.getTime() - at.getTime() <= allowedMs
}

export function newest(things: readonly Thing[]): Date | null {
  return things.reduce<Date | null>(
    (last, { createdAt }) => (createdAt && (!last || createdAt > last) ? createdAt : last),
    null,
  )
}

function oldest(things: readonly Thing[]): Date | null {
  return things.reduce<Date | null>(
    (first, { createdAt }) => (createdAt && (!first || createdAt < first) ? createdAt : first),
    null,
  )
}
