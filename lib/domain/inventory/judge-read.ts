import type { Kind } from './kinds'

// What a reading of one kind may do to what we knew. The one rule behind all of it: missing from an answer is not gone.
// A thing counts as gone only when every list that could hold it was read to its end, and when the list did not get
// shorter because our key may see less than before.

/** Why a kind, or a kind in one project, could not be read. */
export const BLIND_REASONS = [
  'unauthorized',
  'forbidden',
  'unavailable',
  'timeout',
  'rate-limited',
  'invalid-response',
  'incomplete',
  'unproven',
  'other-account',
  'no-key',
  'not-read',
  'not-kept',
] as const
export type BlindReason = (typeof BLIND_REASONS)[number]

/** Null project: the kind as a whole. */
export type BlindSpot = { projectId: string | null; reason: BlindReason; detail: string | null }

export type KnownRow = { raffId: string; projectId: string | null }

export type Reading = {
  /** Ids that were in an answer, readable or not: these exist. */
  seen: ReadonlySet<string>
  /** Nothing when all lists of this kind were read to their end. */
  blind: readonly BlindSpot[]
  /** Projects whose own list was read to its end, or that are proven gone: what is missing there is gone. */
  provenProjects: ReadonlySet<string>
  /** Things that Raff, asked by their id, does not know any more. */
  provenGone: ReadonlySet<string>
}

export type Judgement = {
  /** Not in any answer, and surely no longer there. */
  gone: string[]
  /** Not in any answer; whether they are gone has to be asked first. */
  toProve: Doubt[]
  /** Not in any answer, and nothing may be said about them. */
  unknown: string[]
}

/**
 * empty-project: all of this kind in one project vanished at once, which also happens when a key loses its access there.
 * blind-elsewhere: it may have moved to where we cannot look. unlisted: a project, which leaves the list both when it is
 * deleted and when our key loses it.
 */
export type Doubt = {
  why: 'empty-project' | 'blind-elsewhere' | 'unlisted'
  projectId: string | null
  raffIds: string[]
}

export function judgeReading(kind: Kind, known: readonly KnownRow[], reading: Reading): Judgement {
  const { seen, blind, provenProjects, provenGone } = reading
  const missing = known.filter(({ raffId }) => !seen.has(raffId))
  const proven = missing.filter(({ raffId }) => provenGone.has(raffId))
  const open = missing.filter(({ raffId }) => !provenGone.has(raffId))
  const judged = (gone: KnownRow[], toProve: Doubt[] = [], unknown: KnownRow[] = []): Judgement => ({
    gone: ids([...proven, ...gone]),
    toProve,
    unknown: ids(unknown),
  })
  if (open.length === 0) return judged([])
  if (blind.some(({ projectId }) => projectId === null)) return judged([], [], open)
  if (kind === 'project') return judged([], group(open, 'unlisted'))
  const blindProjects = new Set(blind.map(({ projectId }) => projectId))
  const outOfSight = open.filter(({ projectId }) => blindProjects.has(projectId))
  const inSight = open.filter(({ projectId }) => !blindProjects.has(projectId))
  // an invitation never moves: what is missing from the list it belongs to is gone
  if (blind.length > 0 && kind !== 'invitation') return judged([], group(inSight, 'blind-elsewhere'), outOfSight)
  const stillThere = new Set(known.filter(({ raffId }) => seen.has(raffId)).map(({ projectId }) => projectId))
  const isPlain = ({ projectId }: KnownRow) =>
    projectId === null || stillThere.has(projectId) || provenProjects.has(projectId)
  return judged(
    inSight.filter(isPlain),
    group(
      inSight.filter((row) => !isPlain(row)),
      'empty-project',
    ),
    outOfSight,
  )
}

function group(rows: readonly KnownRow[], why: Doubt['why']): Doubt[] {
  const byProject = new Map<string | null, string[]>()
  for (const { projectId, raffId } of rows) {
    const together = byProject.get(projectId)
    if (together) together.push(raffId)
    else byProject.set(projectId, [raffId])
  }
  return [...byProject].map(([projectId, raffIds]) => ({ why, projectId, raffIds }))
}

function ids(rows: readonly KnownRow[]): string[] {
  return rows.map(({ raffId }) => raffId)
}

/** What can be read or not: every kind, and the interfaces of servers, which take a call for each. */
export type Readable = Kind | 'interface'
