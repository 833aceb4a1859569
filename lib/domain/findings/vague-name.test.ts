import { expect, it } from 'vitest'
import { DEFAULT_POLICY } from './policy'
import { isVague } from './vague-name'

it.each([
  ['test', true],
  ['Test 2', true],
  ['new key 2', true],
  ['  ', true],
  ['contest-import', false],
  ['shop-deploy-production', false],
])('the name “%s” says nothing: %s', (name, vague) => {
  expect(isVague(name, DEFAULT_POLICY.vagueKeyNames)).toBe(vague)
})

it('a pattern of many stars is answered at once', () => {
  expect(isVague('a'.repeat(60), [`${'*a'.repeat(29)}b`])).toBe(false)
  expect(isVague('a-b-c', ['a*b*c'])).toBe(true)
  expect(isVague('ab', ['ab*b'])).toBe(false)
})
