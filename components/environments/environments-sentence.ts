import type { ProjectAnswer } from '@/lib/contracts/environments'
import { numberWords } from '@/lib/domain/number-words'

/** "The environments of six of nine projects are only guessed from their names." */
export function environmentsSentence(projects: readonly ProjectAnswer[]): string {
  const all = projects.length
  const guessed = projects.filter(({ from }) => from === 'guessed').length
  if (all === 0) return 'There is no project yet.'
  if (guessed === 0) return `Somebody has said the environment of ${all === 1 ? 'the one project' : 'every project'}.`
  if (guessed === 1)
    return `The environment of ${all === 1 ? 'the one project' : `one of ${numberWords(all)} projects`} is only guessed from its name.`
  return `The environments of ${ofThem(guessed, all)} projects are only guessed from their names.`
}

function ofThem(some: number, all: number): string {
  if (some < all) return `${numberWords(some)} of ${numberWords(all)}`
  return all === 2 ? 'both' : `all ${numberWords(all)}`
}
