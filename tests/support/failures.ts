import type { Fault } from '@/lib/practice/faults/fault'

/** What becomes of a call that goes wrong in this way. */
export type Comes =
  /** Raff says no, and nothing happened. */
  | 'refused'
  /** No answer that tells anything, and nothing happened. */
  | 'not-done'
  /** It happened, and the answer to it is lost. */
  | 'unheard'
  /** Raff asks to come back, and then does it. */
  | 'later'

export type Failure = { name: string; fault: Omit<Fault, 'method' | 'after' | 'first'>; comes: Comes; says: string }

const status = (code: number) => ({ kind: 'server-error' as const, status: code })

/** The ways in which one call to Raff can fail, and what of Raff’s refusal has to be told. */
export const FAILURES: Failure[] = [
  { name: '400', fault: status(400), comes: 'refused', says: 'did not accept this request (400)' },
  { name: '403', fault: { kind: 'forbidden' }, comes: 'refused', says: 'its role does not allow it' },
  { name: '404', fault: status(404), comes: 'refused', says: 'does not know this any more (404)' },
  { name: '409', fault: status(409), comes: 'refused', says: 'the state it is in right now (409)' },
  { name: '422', fault: status(422), comes: 'refused', says: 'did not accept this request (422)' },
  { name: '500', fault: status(500), comes: 'not-done', says: '' },
  { name: '503', fault: status(503), comes: 'not-done', says: '' },
  { name: 'a cut connection', fault: { kind: 'cut' }, comes: 'not-done', says: '' },
  { name: 'a lost answer', fault: { kind: 'answer-lost', instead: 'cut' }, comes: 'unheard', says: '' },
  {
    name: '504 behind its back',
    fault: { kind: 'answer-lost', instead: 'gateway-timeout' },
    comes: 'unheard',
    says: '',
  },
  { name: 'an answer that is no answer', fault: { kind: 'not-json' }, comes: 'unheard', says: '' },
  // last, so that its second sending comes after every first one
  { name: '429', fault: { kind: 'rate-limited', seconds: 1 }, comes: 'later', says: '' },
]
