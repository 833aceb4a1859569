import { describe, expect, it } from 'vitest'
import { isInRange } from './address-range'

describe('an address in a range', () => {
  it.each([
    ['10.20.0.17', '10.20.0.0/24', true],
    ['10.20.1.17', '10.20.0.0/24', false],
    ['10.20.1.17', '10.20.0.0/16', true],
    ['10.20.0.0', '10.20.0.0/32', true],
    ['255.255.255.255', '0.0.0.0/0', true],
    ['fd00::1', '10.20.0.0/24', false],
    ['10.20.0.300', '10.20.0.0/24', false],
    ['10.20.0.1', 'nonsense', false],
    ['10.20.0.1', '10.20.0.0/99', false],
  ])('%s in %s: %s', (address, range, inside) => {
    expect(isInRange(address, range)).toBe(inside)
  })
})
