import type { Kind } from './kinds'

// Raff's words for how a thing is, as people read them, and what to make of them.

/**
 * normal: as it should be. idle: there and doing nothing, which may be meant. passing: on its way to something else.
 * trouble: failed. unknown: a word that we do not know.
 */
export type Standing = 'normal' | 'idle' | 'passing' | 'trouble' | 'unknown'

export type StatusWords = { word: string; standing: Standing }

const normal = (word: string): StatusWords => ({ word, standing: 'normal' })
const idle = (word: string): StatusWords => ({ word, standing: 'idle' })
const passing = (word: string): StatusWords => ({ word, standing: 'passing' })
const failed: StatusWords = { word: 'failed', standing: 'trouble' }

const WORDS: Partial<Record<Kind, Record<string, StatusWords>>> = {
  vm: {
    active: normal('running'),
    passive: idle('stopped'),
    failure: failed,
    initiating: passing('being made'),
    provisioning: passing('being worked on'),
    booting: passing('starting'),
    finalizing: passing('nearly ready'),
  },
  volume: {
    attached: normal('attached'),
    available: idle('not attached'),
    creating: passing('being made'),
    deleting: passing('being deleted'),
    failed,
  },
  snapshot: { saved: normal('saved'), active: normal('in use') },
  backup: {
    ready: normal('ready'),
    pending: passing('waiting'),
    creating: passing('being taken'),
    restoring: passing('being restored'),
    failed,
  },
  ip: { 'in-use': normal('in use'), free: idle('not in use') },
  vpc: { active: normal('working') },
  project: { active: normal('active'), inactive: idle('inactive') },
  member: { active: normal('active'), suspended: idle('suspended') },
  invitation: { pending: passing('not answered') },
  role: { 'built in': normal('built in'), custom: normal('made here') },
  'api-key': { active: normal('working'), off: idle('switched off') },
}

/** Null for kinds that have no status at all. A word of Raff's that we do not know is shown as it is. */
export function statusWords(kind: Kind, status: string | null): StatusWords | null {
  if (status === null) return null
  return WORDS[kind]?.[status] ?? { word: status, standing: 'unknown' }
}
