import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessEnvironment } from './environment'

describe('which environment a project is', () => {
  it.each([
    ['production', 'production'],
    ['ShopProd', 'production'],
    ['shop_live', 'production'],
    ['staging-2', 'staging'],
    ['pre-prod', 'staging'],
    ['PreProduction', 'staging'],
    ['non prod', 'development'],
    ['dev', 'development'],
    ['QA lab', 'development'],
    ['acme', 'other'],
    ['products', 'other'],
    ['delivery', 'other'],
    ['devotion', 'other'],
    ['', 'other'],
    ['Ünïcode ✨', 'other'],
  ])('guesses %s to be %s', (name, environment) => {
    expect(guessEnvironment(name).environment).toBe(environment)
  })

  it('never throws and always says why', () => {
    fc.assert(fc.property(fc.string(), (name) => guessEnvironment(name).because.length > 0))
  })
})
