/**
 * How a sync stands or ended. done: everything was read. partial: some kinds could not be. failed: nothing could be.
 * refused: the key shows another account. interrupted: the worker died, and another began anew.
 */
export const RUN_STATES = ['running', 'done', 'partial', 'failed', 'refused', 'interrupted'] as const
export type RunState = (typeof RUN_STATES)[number]
