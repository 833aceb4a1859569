import { expect, test } from 'vitest'
import type { ProjectAnswer } from '@/lib/contracts/environments'
import { environmentsSentence } from './environments-sentence'

const project = (from: 'confirmed' | 'guessed') => ({ from }) as ProjectAnswer
const [said, guessed] = [project('confirmed'), project('guessed')]

test.each([
  [[], 'There is no project yet.'],
  [[said], 'One project is what a person says.'],
  [[said, said, said], 'Three projects are what a person says.'],
  [[guessed], 'One project is only guessed from its name.'],
  [[guessed, guessed], 'All two projects are only guessed from their names.'],
  [[said, guessed, said], 'One of three projects is only guessed from its name.'],
  [[said, guessed, guessed], 'Two of three projects are only guessed from their names.'],
])('the page of environments says how much is only a guess: %#', (projects, sentence) => {
  expect(environmentsSentence(projects)).toBe(sentence)
})
