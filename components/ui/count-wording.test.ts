import { describe, expect, it } from 'vitest'
import { asSentence, countedWording, countWording } from './count-wording'

describe('numbers in sentences', () => {
  it('are words up to twelve and figures beyond', () => {
    expect([0, 1, 12, 13, 1234].map(countWording)).toEqual(['no', 'one', 'twelve', '13', '1,234'])
  })

  it('agree with what they count', () => {
    expect(countedWording(1, 'disk', 'disks')).toBe('one disk')
    expect(countedWording(0, 'disk', 'disks')).toBe('no disks')
    expect(asSentence(countedWording(3, 'disk', 'disks'))).toBe('Three disks')
  })
})
