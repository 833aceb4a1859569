import type { AccountFacts, Thing } from './account-facts'
import type { Judgement } from './judgement'
import { judgeRestoreTests } from './judge-restore-tests'
import { isWithin, newest } from './judge-server'
import { goneCopiesBySource, lastGone, snapshotsByDisk, unplacedSnapshots, whenGone } from './look-up'
import { type FindingsPolicy, valueFor } from './policy'
import { because, ago, type Reason, span } from './reason'
import { completeSince, sees } from './sight'

const HOUR_MS = 3_600_000

/** Saved, or the one its source runs on. Raff's normal state is an empty text. */
const GOOD = new Set(['', 'saved', 'active'])
const KNOWN = new Set([...GOOD, 'creating', 'pending', 'failed', 'deleting'])

export function isGoodSnapshot({ facts, createdAt }: Thing<'snapshot'>): boolean {
  return GOOD.has(facts.status ?? '') && createdAt !== null
}

/** A disk in use. Backups of its server leave it out: only its own snapshots count. */
export function judgeDisk(facts: AccountFacts, disk: Thing<'volume'>, policy: FindingsPolicy, now: Date): Judgement {
  const copies = snapshotsByDisk(facts).get(disk.raffId) ?? []
  const good = copies.filter(isGoodSnapshot)
  const lastGoodAt = newest(good)
  const allowed = valueFor(policy.diskCopyHours, disk.environment) * HOUR_MS
  const common = {
    lastGoodAt,
    allowanceMs: allowed,
    schedules: [],
    restorePoints: good.length,
    unknowns: unknownsOf(copies),
  }
  const dim = (reason: Reason): Judgement => ({
    ...common,
    state: 'unknown',
    severity: 'low',
    reasons: [reason],
    since: null,
  })

  if (disk.missing) return dim(because('thing-missing'))
  if (!sees(facts, 'snapshot', disk.projectId)) return dim(because('out-of-sight', { what: ['snapshots'] }))
  const inTime = isWithin(lastGoodAt, allowed, now)
  if (!inTime && hasUnplacedSnapshots(facts, disk, allowed, now)) return dim(because('source-unknown'))
  const read = completeSince(facts, ['snapshot'])
  if (lastGoodAt && read && !inTime && isWithin(lastGoodAt, allowed, read))
    return dim(because('not-read-since', { age: ago(lastGoodAt), read: ago(read) }))

  const severity = disk.environment === 'production' ? 'high' : 'medium'
  if (!lastGoodAt) {
    const reasons: Reason[] = [because('disk-never-copied')]
    const gone = lastGone(goneCopiesBySource(facts).get(`volume ${disk.raffId}`) ?? [])
    return { ...common, state: 'unprotected', severity, reasons, since: gone ? whenGone(gone) : disk.firstSeen }
  }
  const age: Reason = because(inTime ? 'good-copy' : 'too-old', { age: ago(lastGoodAt), allowed: span(allowed) })
  const troubles = [...(inTime ? [] : [age]), ...judgeRestoreTests(facts, disk, policy, now)]
  if (troubles.length === 0) return { ...common, state: 'protected', severity: 'low', reasons: [age], since: null }
  const overdue = new Date(lastGoodAt.getTime() + allowed)
  const since = inTime ? null : { after: overdue, by: overdue }
  return { ...common, state: 'at-risk', severity, reasons: troubles, since }
}

/** Young enough to protect it, of a disk in its project, and not yet asked which. */
function hasUnplacedSnapshots(facts: AccountFacts, disk: Thing<'volume'>, allowed: number, now: Date): boolean {
  const unplaced = unplacedSnapshots(facts).get(disk.projectId ?? '') ?? []
  return unplaced.some((each) => isGoodSnapshot(each) && isWithin(each.createdAt, allowed, now))
}

function unknownsOf(copies: readonly Thing<'snapshot'>[]): Reason[] {
  const states = [
    ...new Set(copies.map(({ facts }) => facts.status ?? '').filter((status) => !KNOWN.has(status))),
  ].sort()
  return states.length === 0 ? [] : [because('status-unknown', { states })]
}
