import { isStepOver, type StepState } from './step-states'

// What puts something back is tried until it is back. What is said of it meanwhile: on the request how it stands, in the
// log only what is new.

type Step = {
  state: StepState
  attempts: number
  /** Why the last try came to nothing. */
  note: string | null
  planned: { always: boolean }
}

/** It was tried, came to nothing, and is tried again: also while the next try is on its way. */
export function isLeftOpen({ state, attempts, note, planned }: Step): boolean {
  return planned.always && !isStepOver(state) && attempts > 0 && note !== null
}

/** How what could not be put back stands, in a sentence; null where there is nothing of the kind. */
export function leftOpenWords(steps: readonly Step[]): string | null {
  const open = steps.filter(isLeftOpen)
  if (open.length === 0) return null
  const tries = Math.max(...open.map(({ attempts }) => attempts))
  const whys = [...new Set(open.map(({ note }) => note))].join(' ')
  return `It could not be put back yet, after ${tries === 1 ? 'one try' : `${tries} tries`}, and is tried again every minute. ${whys} Close it in Raff’s dashboard if it is urgent.`
}

/**
 * Whether a try came to nothing for a reason that was not told yet. Reasons may alternate for days, and each is told once.
 * Seconds that count down and the ids of single calls are no other reason.
 */
export function isNewReason(told: readonly string[], why: string): boolean {
  return !told.some((before) => bare(before) === bare(why))
}

function bare(reason: string): string {
  return reason.replace(/[\w-]*\d[\w-]*/g, '0')
}
