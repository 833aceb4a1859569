import { type Duration, durationSince, durationWords, type SeenBetween } from './since'

// Raff keeps a key's id, name and creation date when its secret is replaced: only the prefix changes. The date that Raff
// shows is therefore the age of the key and not of the secret that somebody may have copied.

export type SecretHistory = {
  /** As Raff tells; null when it does not. */
  createdAt: Date | null
  firstSeen: SeenBetween
  /** Each change of the prefix that was seen, in any order. */
  replaced: SeenBetween[]
}

export type SecretAge = Duration & {
  /** created: with the key. replaced: its prefix changed while we watched. watched: it may have been replaced before. */
  how: 'created' | 'replaced' | 'watched'
  sentence: string
}

export function secretAge({ createdAt, firstSeen, replaced }: SecretHistory, now: Date): SecretAge {
  const last = [...replaced].sort((a, b) => b.by.getTime() - a.by.getTime())[0]
  if (last) {
    const age = durationSince(last, null, now)
    return { ...age, how: 'replaced', sentence: `The secret was replaced ${durationWords(age)} ago.` }
  }
  if (createdAt && wasMadeWhileWeWatched(createdAt, firstSeen)) {
    const ms = Math.max(0, now.getTime() - createdAt.getTime())
    const age = { atLeastMs: ms, atMostMs: ms }
    return { ...age, how: 'created', sentence: `The secret is as old as the key: ${durationWords(age)}.` }
  }
  const age = durationSince({ after: null, by: firstSeen.by }, createdAt, now)
  return { ...age, how: 'watched', sentence: watchedSentence(age) }
}

/** Made after the last reading that did not show it: its secret cannot have been replaced unseen before that. */
function wasMadeWhileWeWatched(createdAt: Date, { after, by }: SeenBetween): boolean {
  return after !== null && createdAt >= after && createdAt <= by
}

function watchedSentence(age: Duration): string {
  const least = durationWords({ ...age, atMostMs: null })
  const most =
    age.atMostMs === null
      ? 'Raff does not say when the key was made'
      : `the key is ${durationWords({ atLeastMs: age.atMostMs, atMostMs: age.atMostMs })} old`
  return `The secret has been the same for ${least}; ${most}. Raff does not tell whether it was replaced before we began watching.`
}
