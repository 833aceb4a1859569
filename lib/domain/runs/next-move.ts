import type { PlannedStep } from '../plans/plan-shape'
import { isPersons } from './step-dates'
import { isStepOver, type StepState } from './step-states'

// What a run does next, from how its steps stand and nothing else: whoever takes over after a crash comes to the same.

export type RunStep = {
  place: number
  targetId: string
  planned: Pick<PlannedStep, 'kind' | 'always' | 'time'>
  state: StepState
  attempts: number
  notBefore: Date | null
  endedAt: Date | null
  raffStatus: number | null
}

export type RunFacts = {
  /** Somebody pressed “Stop this”. */
  stopped: boolean
  /** All steps are one after the other, also of different targets. */
  oneSequence: boolean
  startedAt: Date
}

export type NextMove =
  | { do: 'send'; place: number }
  /** Ask Raff whether it has come about. */
  | { do: 'look'; place: number }
  | { do: 'look-for-use'; place: number }
  /** Put a new secret into a connection of our own. */
  | { do: 'put-in'; place: number }
  /** Call with what was put in, before anything leans on it. */
  | { do: 'try-out'; place: number }
  | { do: 'skip'; place: number; why: string }
  /** Its time is not fixed yet. */
  | { do: 'set-time'; place: number; at: Date }
  /** Null: until a person says something. */
  | { do: 'wait'; until: Date | null }
  | { do: 'end' }

/** The targets one beside the other: one that waits or has failed does not hold up the rest. */
export function nextMove(steps: readonly RunStep[], facts: RunFacts, now: Date): NextMove {
  const dead = steps.some(({ state, raffStatus }) => state === 'failed' && (raffStatus === 401 || raffStatus === 402))
  let wait: { until: Date | null } | null = null
  for (const group of groupsOf(steps, facts.oneSequence)) {
    const move = moveIn(group, facts, dead, now)
    if (move === null) continue
    if (move.do !== 'wait') return move
    wait = { until: sooner(wait, move.until) }
  }
  return wait ? { do: 'wait', until: wait.until } : { do: 'end' }
}

/** Steps whose turn it is and that wait for a person. */
export function waitsForPerson<S extends RunStep>(steps: readonly S[]): S[] {
  return groupsOf(steps, false).flatMap((group) => {
    const open = group.find(({ state }) => !isStepOver(state))
    return open && isPersons(open.planned.kind) ? [open] : []
  })
}

function groupsOf<S extends RunStep>(steps: readonly S[], oneSequence: boolean): S[][] {
  const groups = new Map<string, S[]>()
  for (const step of steps) {
    const key = oneSequence ? '' : step.targetId
    groups.set(key, [...(groups.get(key) ?? []), step])
  }
  return [...groups.values()]
}

function moveIn(
  group: readonly RunStep[],
  { stopped, startedAt }: RunFacts,
  dead: boolean,
  now: Date,
): NextMove | null {
  const at = group.findIndex(({ state }) => !isStepOver(state))
  const step = group[at]
  if (!step) return null
  const { place, planned, state, notBefore, attempts } = step
  if (state !== 'planned') return later(notBefore, now) ?? { do: planned.kind === 'put-in' ? 'try-out' : 'look', place }
  const before = group.slice(0, at)
  const broken = before.some((earlier) => earlier.state !== 'confirmed')
  const cut = stopped || dead || broken
  if (cut && !planned.always) return { do: 'skip', place, why: whySkipped(stopped, dead) }
  if (planned.always) {
    const touched = before.some((earlier) => earlier.state === 'confirmed' || earlier.state === 'unknown')
    if (!touched) return { do: 'skip', place, why: 'There is nothing to put back.' }
    // stopped, or the rest came to nothing: put back what was done at once
    if (cut && attempts === 0) return { do: 'send', place }
  }
  if (planned.time.kind === 'after' && notBefore === null) {
    const since = before.at(-1)?.endedAt ?? startedAt
    return { do: 'set-time', place, at: new Date(since.getTime() + planned.time.ms) }
  }
  const waiting = later(notBefore, now)
  if (waiting) return waiting
  switch (planned.kind) {
    case 'call':
      return { do: 'send', place }
    case 'tick':
      return { do: 'wait', until: null }
    case 'seen-in-use':
      return { do: 'look-for-use', place }
    case 'put-in':
      return { do: 'put-in', place }
  }
}

function later(notBefore: Date | null, now: Date): NextMove | null {
  return notBefore !== null && notBefore > now ? { do: 'wait', until: notBefore } : null
}

function sooner(one: { until: Date | null } | null, other: Date | null): Date | null {
  if (!one || one.until === null) return other
  return other === null || one.until < other ? one.until : other
}

function whySkipped(stopped: boolean, dead: boolean): string {
  if (stopped) return 'Left out: somebody stopped it.'
  return dead
    ? 'Left out: Raff does not take anything from this key.'
    : 'Left out: a step before it did not come about.'
}
