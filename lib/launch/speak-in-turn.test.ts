import { expect, test } from 'vitest'
import { speakInTurn } from './speak-in-turn.mjs'

test('the first is heard as it speaks, and the others in their order once it is done', () => {
  const heard: string[] = []
  const next = speakInTurn((text) => void heard.push(text))
  const [first, second, third] = [next(), next(), next()]
  second.say('b1')
  first.say('a1')
  third.say('c1')
  expect(heard).toEqual(['a1'])
  third.end()
  second.say('b2')
  first.say('a2')
  first.end()
  expect(heard).toEqual(['a1', 'a2', 'b1', 'b2'])
  second.say('b3')
  second.end()
  expect(heard).toEqual(['a1', 'a2', 'b1', 'b2', 'b3', 'c1'])
})

test('who steps up when all others are done is heard at once', () => {
  const heard: string[] = []
  const next = speakInTurn((text) => void heard.push(text))
  const first = next()
  first.say('a')
  first.end()
  next().say('b')
  expect(heard).toEqual(['a', 'b'])
})
