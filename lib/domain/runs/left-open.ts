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

/** Whether a try came to nothing for another reason than the one before it. Seconds that count down are no other reason. */
export function isNewReason(before: string | null, why: string): boolean {
  return before === null || bare(before) !== bare(why)
}

function bare(reason: string): string {
  return reason.replace(/\d+/g, '0')
}
