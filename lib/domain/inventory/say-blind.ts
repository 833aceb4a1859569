import { inWords } from '../permission-words'
import type { BlindReason, BlindSpot, Readable } from './judge-read'
import { KIND_WORDS, KINDS } from './kinds'
import { briefName } from './shown-name'

// What could not be read, in sentences: kind, place and reason.

const REASONS: Record<BlindReason, string> = {
  unauthorized: 'Raff does not accept our key any more',
  forbidden: 'our key may not see them',
  unavailable: 'Raff could not be reached',
  timeout: 'Raff did not answer in time',
  'rate-limited': 'Raff asked us to slow down',
  'invalid-response': 'Raff’s answer could not be understood',
  incomplete: 'the list kept changing or did not add up while we read it',
  unproven: 'some vanished in a way that may only mean that our key sees less than before',
  'other-account': 'our key shows a different account now',
  'no-key': 'our stored key cannot be opened',
  'not-read': 'the last sync ended before reading them',
  'not-kept': 'Stocktake itself could not keep what Raff said, and its log says why',
}

/** "Backups were not fully read: our key may not see them." */
export function blindSentence(kind: Readable, spot: BlindSpot, projectName: string | null): string {
  const where = spot.projectId === null ? '' : ` in ${projectName === null ? 'one project' : briefName(projectName)}`
  return say([kind], where, spot.reason)
}

type Spot = { kind: Readable; projectId: string | null; projectName: string | null; reason: BlindReason }

/**
 * Of one account, as few sentences as say it all: kinds that are out of sight for the same reason are named together, and
 * when it is all of them, one sentence is enough.
 */
export function blindSentences(spots: readonly Spot[]): string[] {
  const whole = new Map<BlindReason, Readable[]>()
  const sentences = new Set<string>()
  for (const { kind, projectId, reason } of spots)
    if (projectId === null) whole.set(reason, [...(whole.get(reason) ?? []), kind])
  for (const [reason, kinds] of whole) sentences.add(isEverything(kinds) ? sayNothing(reason) : say(kinds, '', reason))
  for (const { kind, projectId, projectName, reason } of spots)
    if (projectId !== null) sentences.add(blindSentence(kind, { projectId, reason, detail: null }, projectName))
  return [...sentences]
}

/** Whether these are all the kinds there are: nothing at all is in sight. */
export function isEverything(kinds: readonly Readable[]): boolean {
  return KINDS.every((kind) => kinds.includes(kind))
}

/** When nothing at all could be read. */
export function sayNothing(reason: BlindReason): string {
  return `Nothing could be read: ${NOTHING_REASONS[reason] ?? REASONS[reason]}.`
}

const NOTHING_REASONS: Partial<Record<BlindReason, string>> = {
  forbidden: 'our key may see none of it',
  incomplete: 'the lists kept changing or did not add up while we read them',
  unproven: 'things vanished in a way that may only mean that our key sees less than before',
  'not-read': 'the last sync ended before that',
}

function say(kinds: readonly Readable[], where: string, reason: BlindReason): string {
  const many = inWords(kinds.map((kind) => (kind === 'interface' ? 'network interfaces' : KIND_WORDS[kind].many)))
  return `${many.charAt(0).toUpperCase()}${many.slice(1)}${where} were not fully read: ${REASONS[reason]}.`
}
