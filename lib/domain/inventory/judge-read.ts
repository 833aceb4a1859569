import { KIND_WORDS, type Kind } from './kinds'

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
  'not-read',
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

export function judgeReading(kind: Kind, known: readonly KnownRow[], { seen, blind }: Reading): Judgement {
  const missing = known.filter(({ raffId }) => !seen.has(raffId))
  if (missing.length === 0) return { gone: [], toProve: [], unknown: [] }
  if (blind.some(({ projectId }) => projectId === null)) return { gone: [], toProve: [], unknown: ids(missing) }
  if (kind === 'project') return { gone: [], toProve: group(missing, 'unlisted'), unknown: [] }
  const blindProjects = new Set(blind.map(({ projectId }) => projectId))
  const unknown = missing.filter(({ projectId }) => blindProjects.has(projectId))
  const doubtful = missing.filter(({ projectId }) => !blindProjects.has(projectId))
  if (blind.length > 0) return { gone: [], toProve: group(doubtful, 'blind-elsewhere'), unknown: ids(unknown) }
  const stillThere = new Set(known.filter(({ raffId }) => seen.has(raffId)).map(({ projectId }) => projectId))
  const emptied = doubtful.filter(({ projectId }) => projectId !== null && !stillThere.has(projectId))
  const plain = doubtful.filter(({ projectId }) => projectId === null || stillThere.has(projectId))
  return { gone: ids(plain), toProve: group(emptied, 'empty-project'), unknown: [] }
}

function group(rows: readonly KnownRow[], why: Doubt['why']): Doubt[] {
  const byProject = new Map<string | null, string[]>()
  for (const { projectId, raffId } of rows) byProject.set(projectId, [...(byProject.get(projectId) ?? []), raffId])
  return [...byProject].map(([projectId, raffIds]) => ({ why, projectId, raffIds }))
}

function ids(rows: readonly KnownRow[]): string[] {
  return rows.map(({ raffId }) => raffId)
}

const REASON_SENTENCES: Record<BlindReason, string> = {
  unauthorized: 'Raff does not accept our key any more',
  forbidden: 'our key may not see them',
  unavailable: 'Raff could not be reached',
  timeout: 'Raff did not answer in time',
  'rate-limited': 'Raff asked us to slow down',
  'invalid-response': 'Raff’s answer could not be understood',
  incomplete: 'the list kept changing or did not add up while we read it',
  unproven: 'some vanished in a way that may only mean that our key sees less than before',
  'not-read': 'the last sync ended before reading them',
}

/** "Backups were not fully read: our key may not see them." */
export function blindSentence(kind: Kind, spot: BlindSpot, projectName: string | null): string {
  const { many } = KIND_WORDS[kind]
  const where = spot.projectId === null ? '' : ` in ${projectName ?? 'one project'}`
  return `${many.charAt(0).toUpperCase()}${many.slice(1)}${where} were not fully read: ${REASON_SENTENCES[spot.reason]}.`
}
