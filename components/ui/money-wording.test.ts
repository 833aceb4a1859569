import { describe, expect, it } from 'vitest'
import { moneyWording } from './money-wording'

describe('an amount of money', () => {
  it.each([
    [0, '$0.00'],
    [12.4, '$12.40'],
    [1204.5, '$1,204.50'],
    [9999.99, '$9,999.99'],
    [10_000.4, '$10,000'],
    [-36, '-$36.00'],
  ])('%d is written %s', (amount, words) => {
    expect(moneyWording(amount, 'USD')).toBe(words)
  })
})
