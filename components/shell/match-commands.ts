import type { Command } from './command'

/** The commands that match what is typed, best first; all in their own order when nothing is typed. */
export function matchCommands<Found extends Pick<Command, 'label' | 'alsoCalled'>>(
  commands: readonly Found[],
  typed: string,
): Found[] {
  const words = plain(typed).split(' ').filter(Boolean)
  if (words.length === 0) return [...commands]
  return commands
    .map((command, place) => ({ command, place, rank: rankOf(command, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.place - b.place)
    .map(({ command }) => command)
}

/** Every typed word must be found; where it is found says how good. */
function rankOf(command: Pick<Command, 'label' | 'alsoCalled'>, words: readonly string[]): number {
  const label = plain(command.label)
  const others = (command.alsoCalled ?? []).map(plain)
  let rank = 0
  for (const word of words) {
    if (label.startsWith(word)) rank += 8
    else if (hasWordBeginning(label, word)) rank += 6
    else if (others.some((other) => hasWordBeginning(other, word))) rank += 4
    else if (label.includes(word)) rank += 2
    else if (others.some((other) => other.includes(word))) rank += 1
    else return 0
  }
  return rank
}

function hasWordBeginning(text: string, beginning: string): boolean {
  return text.split(' ').some((word) => word.startsWith(beginning))
}

/** Case, accents and signs aside. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
