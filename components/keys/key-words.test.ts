import { describe, expect, test } from 'vitest'
import { ageTone, ageWords, keyName } from './key-words'

const age = (atLeastDays: number, atMostDays: number | null, allowedDays = 90) => ({
  how: 'watched' as const,
  atLeastDays,
  atMostDays,
  allowedDays,
  sentence: '',
})

describe('the age of a secret', () => {
  test.each([
    [age(212, null), 'at least 212 days'],
    [age(1, null), 'at least one day'],
    [age(1_200, 1_200), '1,200 days'],
    [age(30, 42), '30 to 42 days'],
    [age(42.1, 250.7), '42 to 250 days'],
    [age(33.2, 33.9), '33 days'],
    [age(1, 1), 'one day'],
  ])('is said as far as it was seen: %j', (secretAge, words) => {
    expect(ageWords(secretAge)).toBe(words)
  })

  test.each([
    ['active', age(91, 91), 'risk'],
    ['active', age(90, 90), 'good'],
    ['active', age(10, null), 'unknown'],
    ['active', age(10, 91), 'unknown'],
    ['active', age(10, 90), 'good'],
    ['off', age(400, 400), 'exempt'],
    ['expired', age(400, null), 'exempt'],
  ] as const)('of a key that is %s, %j, is marked %s', (status, secretAge, tone) => {
    expect(ageTone({ status, secretAge })).toBe(tone)
  })
})

test('a key without a name is called by its prefix', () => {
  expect(keyName({ name: '  ', prefix: 'raff_0a1b2c3d' })).toBe('raff_0a1b2c3d')
})
