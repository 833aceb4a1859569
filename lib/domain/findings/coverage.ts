import type { AccountFacts, Thing } from './account-facts'
import type { Coverage } from './judgement'
import { judgeDisk } from './judge-disk'
import { judgeServer } from './judge-server'
import type { FindingsPolicy } from './policy'

// How far each server and each disk in use could be brought back. The backups page, its findings and its numbers are all
// made of these rows.

const worked = new WeakMap<AccountFacts, { policy: FindingsPolicy; at: number; rows: Coverage[] }>()

/** Several rules ask for the same rows; they are worked out once. */
export function coverageOf(facts: AccountFacts, policy: FindingsPolicy, now: Date): Coverage[] {
  const known = worked.get(facts)
  if (known && known.policy === policy && known.at === now.getTime()) return known.rows
  const rows = [
    ...facts.things.vm.filter(isCovered).map((thing) => ({ thing, ...judgeServer(facts, thing, policy, now) })),
    ...facts.things.volume.filter(isInUse).map((thing) => ({ thing, ...judgeDisk(facts, thing, policy, now) })),
  ]
  worked.set(facts, { policy, at: now.getTime(), rows })
  return rows
}

/** A server that never came up holds nothing to bring back. */
function isCovered({ facts }: Thing<'vm'>): boolean {
  return facts.status !== 'failure'
}

/** A disk on no server is a question of whether anybody needs it, not of how to bring it back. */
function isInUse({ facts }: Thing<'volume'>): boolean {
  return !!facts.vmId && facts.status !== 'failed' && facts.status !== 'deleting'
}

/** The sentences of every reason that a row may carry. */
export const COVERAGE_SENTENCES: Record<string, string> = {
  'good-copy': 'The last good copy is {age} old; allowed are {allowed}.',
  'no-schedule': 'No backup schedule copies it.',
  'never-copied': 'There is no good copy of it.',
  'schedule-gone': 'Its last schedule, {schedule}, was gone when we looked {gone} ago.',
  'copy-left': 'The last good copy is {age} old, and nothing makes the next one.',
  // in the histories of findings: nobody says it any more
  'copy-by-hand': 'The last copy was made {age} before.',
  'too-old': 'The last good copy is {age} old; allowed are {allowed}.',
  'runs-fail': 'The last {failed} failed; the first of them {since} ago.',
  'first-copy-due': 'Its schedule is new, and the first copy is still to come.',
  'keeps-too-few': 'Its schedule keeps {kept}; there should be at least {wanted}.',
  'never-tested': 'Nobody has recorded that a copy of it was restored as a test.',
  'test-too-old': 'The last restore test was {age} ago; asked for is one every {allowed}.',
  'test-failed': 'The last restore test, on {day}, failed.',
  'disk-never-copied': 'There is no good snapshot of this disk, and backups of its server leave it out.',
  'out-of-sight': 'It cannot be said: {what} could not be fully read.',
  'not-read-since':
    'The last good copy we saw is {age} old. Copies were last read {read} ago, so there may be a newer one.',
  'rhythm-unknown': 'Its schedule is “{rhythm}”: how old a copy may be is not known.',
  'status-unknown': 'Some copies are in a state that we do not know: {states}. They are not counted as good.',
  'source-unknown': 'Some snapshots in its project do not say which disk they are of.',
  restorable: 'Whether a copy can really be restored is only known once somebody tries.',
  'thing-missing': 'Raff does not show it at present, and nothing proves that it is gone.',
}
