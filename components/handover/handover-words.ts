import type { HandoverItem, LeaverAnswer } from '@/lib/contracts/handover'
import { capital, countWords, numberWords } from '@/lib/domain/number-words'

/** What they are to a thing. */
export const PART_WORDS: Record<HandoverItem['part'], string> = {
  owned: 'owner',
  backup: 'stands in',
  key: 'made this key',
  team: 'in this team',
  finding: 'looks into it',
}

/** "12 things, 2 they stand in for, one key they made, one team". */
export function leftWords({ owned, backup, key, team, finding }: Omit<LeaverAnswer, 'owner'>): string {
  const parts = [
    ...(owned > 0 ? [countWords(owned, 'thing', 'things')] : []),
    ...(backup > 0 ? [`${countWords(backup, 'thing', 'things')} they stand in for`] : []),
    ...(key > 0 ? [`${countWords(key, 'key', 'keys')} they made`] : []),
    ...(team > 0 ? [`a place in ${countWords(team, 'team', 'teams')}`] : []),
    ...(finding > 0 ? [`${countWords(finding, 'finding', 'findings')} they look into`] : []),
  ]
  return capital(parts.join(', '))
}

/** "Two who left are still named on 14 things." */
export function leaversSentence(leavers: readonly LeaverAnswer[], membersKnown: boolean): string {
  if (leavers.length === 0)
    return membersKnown
      ? 'Nobody who left is still named anywhere.'
      : 'Whether somebody who left is still named is not known: who belongs to the Raff account could not be read.'
  const things = leavers.reduce(
    (sum, { owned, backup, key, team, finding }) => sum + owned + backup + key + team + finding,
    0,
  )
  const who = leavers.length === 1 ? 'One who left is' : `${capital(numberWords(leavers.length))} who left are`
  return `${who} still named in ${countWords(things, 'place', 'places')}.`
}
