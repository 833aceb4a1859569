import { expect, test } from 'vitest'
import type { ProjectAnswer } from '@/lib/contracts/environments'
import { environmentsSentence } from './environments-sentence'

const project = (from: 'confirmed' | 'guessed') => ({ from }) as ProjectAnswer
const [said, guessed] = [project('confirmed'), project('guessed')]

test.each([
  [[], 'There is no project yet.'],
  [[said], 'Somebody has said the environment of the one project.'],
  [[said, said, said], 'Somebody has said the environment of every project.'],
  [[guessed], 'The environment of the one project is only guessed from its name.'],
  [[guessed, guessed], 'The environments of both projects are only guessed from their names.'],
  [[guessed, guessed, guessed], 'The environments of all three projects are only guessed from their names.'],
  [[said, guessed, said], 'The environment of one of three projects is only guessed from its name.'],
  [[said, guessed, guessed], 'The environments of two of three projects are only guessed from their names.'],
])('the page of environments says how much is only a guess: %#', (projects, sentence) => {
  expect(environmentsSentence(projects)).toBe(sentence)
})
