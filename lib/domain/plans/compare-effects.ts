import { canonicalJson } from '../canonical-json'
import { effectOfCalls, effectOfStatement } from './effect'
import { type LineName, type Plan, type PlanCall, type PlanOutcome, type PlanPart, RISK_LEVELS } from './plan'
import type { Probe } from './probe'
import { type Statement, say } from './say'

// Whether people would decide the same again, seeing what is true now. What has become milder needs no new decision: votes
// are void when something else would be sent, when more would be lost, or when somebody else should have been asked.

export type Difference = {
  /** Our id; null: the plan as a whole. */
  target: string | null
  about: LineName | 'calls' | 'risk' | 'target'
  before: string | null
  after: string | null
}

export type Comparison =
  /** `moved`: what has changed all the same, for those who want to know. */
  | { verdict: 'same-effect'; moved: Difference[] }
  /** `differences` void the votes; `moved` would not have. */
  | { verdict: 'different-effect'; differences: Difference[]; moved: Difference[] }
  | { verdict: 'nothing-left-to-do'; sentences: string[] }

/**
 * Asked at the click, before the first step, and before a step that has waited. `done`: the steps that have run. What they brought about is no difference, it is what was wanted.
 */
export function comparePlans(old: Plan, fresh: PlanOutcome, now: Date, done: readonly string[] = []): Comparison {
  const open = old.parts.filter((part) => stepsOf(old, part).some((step) => !done.includes(step)))
  if (open.length === 0) return { verdict: 'nothing-left-to-do', sentences: [] }
  // what was opened has to be closed, whatever else has changed: its call is made anew from the rules of that moment
  if (
    old.calls.some((call) => call.refresh && !done.includes(call.step)) &&
    old.calls.some(({ step }) => done.includes(step))
  )
    return { verdict: 'same-effect', moved: [] }
  if ('refusals' in fresh) return withoutPlan(open, fresh.refusals)
  // with steps done, facts like at the beginning mean that somebody has taken them back
  if (done.length === 0 && fresh.plan.fingerprint === old.fingerprint) return { verdict: 'same-effect', moved: [] }

  const differences: Difference[] = []
  const moved: Difference[] = []
  let left = 0
  for (const part of open) {
    const { id, name } = part.target
    const skipped = fresh.plan.skipped.find(({ target }) => target === id)
    const after = fresh.plan.parts.find(({ target }) => target.id === id)
    if (skipped) {
      moved.push({ target: id, about: 'target', before: name, after: skipped.sentence })
      continue
    }
    left += 1
    if (!after) differences.push({ target: id, about: 'target', before: name, after: null })
    else
      comparePart(
        { part, calls: callsOf(old, part) },
        { part: after, calls: callsOf(fresh.plan, after) },
        { done, now, differences, moved },
      )
  }
  for (const { target } of fresh.plan.parts)
    if (!old.parts.some((part) => part.target.id === target.id))
      differences.push({ target: target.id, about: 'target', before: null, after: target.name })
  if (left === 0 && differences.length === 0)
    return { verdict: 'nothing-left-to-do', sentences: fresh.plan.skipped.map(({ sentence }) => sentence) }
  return differences.length > 0
    ? { verdict: 'different-effect', differences, moved }
    : { verdict: 'same-effect', moved }
}

function withoutPlan(
  open: readonly PlanPart[],
  refusals: Extract<PlanOutcome, { refusals: unknown }>['refusals'],
): Comparison {
  const ids = new Set(open.map(({ target }) => target.id))
  const about = refusals.filter(({ target }) => target === null || ids.has(target))
  const stillOpen = open.some(({ target }) => !about.some((one) => one.target === target.id && one.code === 'already'))
  if (!stillOpen) return { verdict: 'nothing-left-to-do', sentences: about.map(({ sentence }) => sentence) }
  const differences = about
    .filter(({ code }) => code !== 'already')
    .map(({ target, sentence }): Difference => ({ target, about: 'target', before: null, after: sentence }))
  return { verdict: 'different-effect', differences, moved: [] }
}

type Side = { part: PlanPart; calls: PlanCall[] }
type Weighing = { done: readonly string[]; now: Date; differences: Difference[]; moved: Difference[] }

/** More of these is worse, less of them is milder. */
const WORSE_IF_MORE: readonly LineName[] = ['stops', 'affects', 'unknowns']

function comparePart(before: Side, after: Side, weighing: Weighing): void {
  const { done, differences, moved } = weighing
  const target = before.part.target.id
  if (before.part.target.name !== after.part.target.name)
    differences.push({ target, about: 'target', before: before.part.target.name, after: after.part.target.name })
  compareCalls(before, after, weighing)
  for (const line of ['does', 'undo'] as const) compareLine(line, before, after, weighing, () => differences)
  for (const line of WORSE_IF_MORE)
    compareLine(line, before, after, weighing, (side) => (side === 'added' ? differences : moved))
  compareLine('survives', before, after, weighing, (side) => (side === 'added' ? moved : differences))
  compareLine('money', before, after, weighing, () => moved)
  const [was, is] = [before.part.level, after.part.level].map((level) => RISK_LEVELS.indexOf(level))
  if (was !== is)
    (Number(is) > Number(was) ? differences : moved).push({
      target,
      about: 'risk',
      before: before.part.level,
      after: after.part.level,
    })
  compareRaises(before, after, done, weighing)
}

function compareCalls(before: Side, after: Side, { done, differences }: Weighing): void {
  const [was, is] = [before, after].map(({ calls }) => calls.filter(({ step }) => !done.includes(step)))
  // somebody has started the server again, or switched the key on: that is a word against it
  for (const call of after.calls)
    if (done.includes(call.step) && LASTING.includes(call.probe.kind))
      differences.push({
        target: before.part.target.id,
        about: 'calls',
        before: null,
        after: `This was done and has been taken back since: ${call.sentence}`,
      })
  if (canonicalJson(effectOfCalls(was ?? [])) === canonicalJson(effectOfCalls(is ?? []))) return
  differences.push({
    target: before.part.target.id,
    about: 'calls',
    before: sentencesOf(was ?? []),
    after: sentencesOf(is ?? []),
  })
}

/** Steps that a plan leaves out when it is so already: that one comes again means that it was undone. */
const LASTING: readonly Probe['kind'][] = ['status', 'tag', 'rules', 'rule', 'schedule', 'key-active']

type Sided = 'added' | 'removed'

function compareLine(
  about: LineName,
  before: Side,
  after: Side,
  { done, now }: Weighing,
  into: (side: Sided) => Difference[],
): void {
  const target = before.part.target.id
  const { removed, added } = changesIn(before.part.lines[about], after.part.lines[about], done)
  for (const statement of removed) into('removed').push({ target, about, before: say(statement, now), after: null })
  for (const statement of added) into('added').push({ target, about, before: null, after: say(statement, now) })
}

/** One more person has to agree, or one fewer. */
function compareRaises(
  before: Side,
  after: Side,
  done: readonly string[],
  { now, differences, moved }: Weighing,
): void {
  const target = before.part.target.id
  const { removed, added } = changesIn(before.part.raises, after.part.raises, done)
  for (const each of added) differences.push({ target, about: 'risk', before: null, after: say(each, now) })
  for (const each of removed) moved.push({ target, about: 'risk', before: say(each, now), after: null })
}

function changesIn(before: readonly Statement[], after: readonly Statement[], done: readonly string[]) {
  const isOpen = ({ step }: Statement) => step === null || !done.includes(step)
  const keyed = (statements: readonly Statement[]) =>
    new Map(statements.filter(isOpen).map((each) => [canonicalJson(effectOfStatement(each)), each]))
  const [was, is] = [keyed(before), keyed(after)]
  return {
    removed: [...was].filter(([key]) => !is.has(key)).map(([, each]) => each),
    added: [...is].filter(([key]) => !was.has(key)).map(([, each]) => each),
  }
}

function callsOf(plan: Plan, { target }: PlanPart): PlanCall[] {
  return plan.calls.filter((call) => call.target === target.id || plan.parts.length === 1)
}

function stepsOf(plan: Plan, part: PlanPart): string[] {
  return callsOf(plan, part).map(({ step }) => step)
}

function sentencesOf(calls: readonly PlanCall[]): string | null {
  return calls.length > 0 ? calls.map(({ sentence }) => sentence).join(' ') : null
}
