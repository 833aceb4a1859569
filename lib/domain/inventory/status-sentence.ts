import type { Kind } from './kinds'
import { statusWord } from './say-change'
import { durationSince, durationWords, type SeenBetween } from './since'

/** "Stopped for at least 12 days.", "Gone from Raff for 3 days.": never more than was seen. */
export function statusSentence(
  thing: {
    kind: Kind
    status: string | null
    since: SeenBetween
    createdAt: Date | null
    gone: SeenBetween | null
  },
  now: Date,
): string | null {
  if (thing.gone) return `Gone from Raff for ${durationWords(durationSince(thing.gone, null, now))}.`
  if (thing.status === null) return null
  const word = statusWord(thing.kind, thing.status)
  const lasted = durationSince(thing.since, thing.createdAt, now)
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} for ${durationWords(lasted)}.`
}
