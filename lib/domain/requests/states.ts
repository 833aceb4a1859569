// How a request goes on from where it is. One table: whatever it does not name is refused by name, and each move is
// written by compare-and-set on the state it came from.

export const REQUEST_STATES = [
  'waiting',
  'approved',
  'running',
  'done',
  'failed',
  'unknown',
  'kept',
  'postponed',
  'expired',
  'stopped',
  'out-of-date',
] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export const REQUEST_MOVES = [
  /** The last vote that was needed. */
  'approve',
  /** Run at once by an admin, everybody else skipped. */
  'break-glass',
  'keep',
  'postpone',
  /** The day it was postponed to has come, or somebody could not wait for it. */
  'take-up',
  'expire',
  'stop',
  /** What it would do is not any more what was approved. */
  'outdate',
  /** Asked again with the plan as it is now; nobody has voted for that one. */
  'renew',
  /** An approver lost the vote before the run began. */
  'lose-votes',
  /** Somebody or something else has done it already. */
  'nothing-left',
  'start',
  /** Could not even begin; nothing was sent. */
  'give-up',
  'finish',
  'fail',
  'lose-sight',
] as const
export type RequestMove = (typeof REQUEST_MOVES)[number]

const TABLE: Record<RequestState, Partial<Record<RequestMove, RequestState>>> = {
  waiting: {
    approve: 'approved',
    'break-glass': 'approved',
    keep: 'kept',
    postpone: 'postponed',
    expire: 'expired',
    stop: 'stopped',
    outdate: 'out-of-date',
    'nothing-left': 'done',
  },
  postponed: {
    'take-up': 'waiting',
    keep: 'kept',
    expire: 'expired',
    stop: 'stopped',
    outdate: 'out-of-date',
    'nothing-left': 'done',
  },
  'out-of-date': {
    renew: 'waiting',
    keep: 'kept',
    expire: 'expired',
    stop: 'stopped',
    'nothing-left': 'done',
  },
  approved: {
    stop: 'stopped',
    expire: 'expired',
    outdate: 'out-of-date',
    'lose-votes': 'waiting',
    'nothing-left': 'done',
    start: 'running',
    'give-up': 'failed',
  },
  running: { stop: 'stopped', finish: 'done', fail: 'failed', 'lose-sight': 'unknown' },
  /** A person looked again, and it can be told after all. */
  unknown: { finish: 'done', fail: 'failed' },
  done: {},
  failed: {},
  kept: {},
  expired: {},
  stopped: {},
}

/** Where a move leads; null where it is not one. */
export function moveTo(from: RequestState, move: RequestMove): RequestState | null {
  return TABLE[from][move] ?? null
}

/** The states a move may begin in: the `where` of its compare-and-set. */
export function statesBefore(move: RequestMove): RequestState[] {
  return REQUEST_STATES.filter((state) => moveTo(state, move) !== null)
}

/** Nothing more will happen to it by itself. */
export function isOver(state: RequestState): boolean {
  return Object.keys(TABLE[state]).length === 0 || state === 'unknown'
}

export const STATE_WORDS: Record<RequestState, string> = {
  waiting: 'Waiting for a decision',
  approved: 'Approved, not begun yet',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  unknown: 'Outcome unknown',
  kept: 'Kept: not to be done',
  postponed: 'Postponed',
  expired: 'Expired without a decision',
  stopped: 'Stopped',
  'out-of-date': 'Out of date',
}

/** Why somebody cannot do what they tried: says where it stands and what can be done instead. */
export function sayWhyNot(state: RequestState): string {
  switch (state) {
    case 'waiting':
      return 'It still waits for a decision.'
    case 'approved':
      return 'It is approved already. Until it begins, anybody can stop it.'
    case 'running':
      return 'It is running already. What was sent cannot be taken back; “Stop this” keeps what is left from being sent.'
    case 'done':
      return 'It is done already.'
    case 'failed':
      return 'It has failed. Ask again if it should still be done.'
    case 'unknown':
      return 'Nobody knows whether it happened. Look at Raff before anything is repeated.'
    case 'kept':
      return 'Somebody decided against it. Ask again if that has changed.'
    case 'postponed':
      return 'It was postponed. Take it up again to decide now.'
    case 'expired':
      return 'It has expired. Ask again if it should still be done.'
    case 'stopped':
      return 'It was stopped. Ask again if it should still be done.'
    case 'out-of-date':
      return 'Things have changed since it was asked. Look at the difference, then ask again with the new plan.'
  }
}
