import type { ProjectAnswer } from '@/lib/contracts/environments'
import { capital, countWords, numberWords } from '@/lib/domain/number-words'

/** "Six of nine projects are only guessed from their names." */
export function environmentsSentence(projects: readonly ProjectAnswer[]): string {
  const guessed = projects.filter(({ from }) => from === 'guessed').length
  if (projects.length === 0) return 'There is no project yet.'
  if (guessed === 0) return `${capital(countWords(projects.length, 'project is', 'projects are'))} what a person says.`
  const all = numberWords(projects.length)
  if (guessed === projects.length)
    return projects.length === 1
      ? 'One project is only guessed from its name.'
      : `All ${all} projects are only guessed from their names.`
  return `${capital(numberWords(guessed))} of ${all} projects ${guessed === 1 ? 'is' : 'are'} only guessed from ${guessed === 1 ? 'its name' : 'their names'}.`
}
