// How one step of a run stands. Written before and after each call, so that whoever takes over after a crash knows how
// far it got.

export const STEP_STATES = [
  'planned',
  /** About to be sent, or sent: nobody knows until an outcome stands here. */
  'intended',
  /** Raff said yes; it is not seen yet. */
  'sent',
  /** Seen at Raff, by reading. */
  'confirmed',
  /** Did not happen. */
  'failed',
  /** May or may not have happened: not to be repeated. */
  'unknown',
  /** Left out: an earlier step came to nothing, or somebody stopped it. */
  'skipped',
] as const
export type StepState = (typeof STEP_STATES)[number]

export function isStepOver(state: StepState): boolean {
  return state === 'confirmed' || state === 'failed' || state === 'unknown' || state === 'skipped'
}

/** What came of one target. */
export const RESULTS = ['done', 'failed', 'unknown', 'not-done'] as const
export type Result = (typeof RESULTS)[number]

/** From its steps: the worst that is known of any of them. */
export function resultOf(states: readonly StepState[]): Result {
  if (states.includes('unknown')) return 'unknown'
  if (states.includes('failed')) return 'failed'
  if (states.length === 0 || states.every((state) => state === 'confirmed')) return 'done'
  return 'not-done'
}
