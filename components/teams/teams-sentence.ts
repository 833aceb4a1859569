import type { TeamAnswer } from '@/lib/contracts/teams'
import { capital, countWords } from '@/lib/domain/number-words'

/** "Three teams answer for 48 things." */
export function teamsSentence(teams: readonly TeamAnswer[]): string {
  if (teams.length === 0) return 'There is no team yet.'
  const owned = teams.reduce((sum, { owns }) => sum + owns, 0)
  const verb = teams.length === 1 ? 'answers' : 'answer'
  const things = owned === 0 ? 'nothing yet' : countWords(owned, 'thing', 'things')
  return `${capital(countWords(teams.length, 'team', 'teams'))} ${verb} for ${things}.`
}

/** Nobody in it can come in: what it answers for is answered for by nobody. */
export function isDeserted({ people }: TeamAnswer): boolean {
  return people.every(({ off }) => off)
}
