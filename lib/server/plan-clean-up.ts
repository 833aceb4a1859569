import 'server-only'
import type { z } from 'zod'
import type { CleanUpAnswer, CleanUpRule, cleanUpBody } from '../contracts/clean-ups'
import { type CandidateRow, cleanUpCandidates } from '../db/clean-up-candidates'
import { databaseTime } from '../db/database-time'
import { type Action, wordsOf } from '../domain/plans/action-words'
import { Refusal } from '../domain/refusals'
import { pickForCleanUp } from '../domain/requests/clean-up'

/** As many as one request takes. */
const MOST = 50
/** What is left out does not use up the places. */
const LOOKED_AT = 1_000
const DAY_MS = 86_400_000

/** The exact list that a rule comes to: what is asked for is this list and never the rule. */
export async function planCleanUp({ action, rule }: z.output<typeof cleanUpBody>): Promise<CleanUpAnswer> {
  const { rows, targets, leftOut } = await pick(action, rule)
  const chosen = targets.slice(0, MOST)
  const shown = rows.filter(({ id }) => chosen.includes(id))
  return {
    action,
    targets: shown.map(({ id, name, environment, monthlyCost }) => ({ id, name, environment, monthlyCost })),
    leftOut,
    more: targets.length > MOST || rows.length === LOOKED_AT,
  }
}

/** A request that says it follows from a rule holds nothing but what the rule comes to. */
export async function refuseOutsideOfRule(
  action: Action,
  targets: readonly string[],
  rule: CleanUpRule,
): Promise<void> {
  const picked = await pick(action, rule)
  const outside = targets.filter((id) => !picked.targets.includes(id))
  if (outside.length === 0) return
  const why = picked.leftOut.find(({ id }) => outside.includes(id))
  throw new Refusal(
    'conflict',
    why
      ? `${why.name} is never cleaned up by a rule. ${why.why}`
      : 'The rule does not fit everything on this list any more. Make the list again.',
  )
}

async function pick(action: Action, { tag, olderThanDays, project, name }: CleanUpRule) {
  const { kind } = wordsOf(action)
  if (kind === null) throw new Refusal('invalid', 'This cannot be done by a rule.')
  const now = await databaseTime()
  const madeBefore = olderThanDays === undefined ? undefined : new Date(now.getTime() - olderThanDays * DAY_MS)
  const rows: CandidateRow[] = await cleanUpCandidates({ kind, tag, madeBefore, project, name }, LOOKED_AT)
  return { rows, ...pickForCleanUp(rows) }
}
