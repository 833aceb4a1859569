import type { AccountFacts, Thing } from './account-facts'
import { type FindingsPolicy, valueFor } from './policy'
import { because, ago, onDay, type Reason, span } from './reason'

const DAY_MS = 86_400_000

/** A copy that nobody ever restored may not be one. A test that failed is trouble whatever the policy asks for. */
export function judgeRestoreTests(facts: AccountFacts, thing: Thing, policy: FindingsPolicy, now: Date): Reason[] {
  const last = facts.restoreTests.get(thing.id)
  if (last?.result === 'failed') return [because('test-failed', { day: onDay(last.testedAt) })]
  const days = valueFor(policy.restoreTestDays, thing.environment)
  if (days === 0) return []
  // a test can only be written down here since Stocktake knows of the thing
  const from = last?.testedAt ?? thing.firstSeen.by
  if (now.getTime() - from.getTime() <= days * DAY_MS) return []
  if (!last) return [because('never-tested')]
  return [because('test-too-old', { age: ago(last.testedAt), allowed: span(days * DAY_MS) })]
}
