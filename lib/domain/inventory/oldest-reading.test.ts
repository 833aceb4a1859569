import { describe, expect, it } from 'vitest'
import type { Readable } from './judge-read'
import { oldestReading } from './oldest-reading'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute)).toISOString()
const read = (kind: Readable, minute: number | null) => ({ kind, completeAt: minute === null ? null : at(minute) })
const blind = (...kinds: Readable[]) => new Set(kinds)

describe('what is known of an account', () => {
  it('is as old as the kind that was read longest ago', () => {
    expect(oldestReading([read('vm', 9), read('volume', 3), read('ip', 5)], blind())).toBe(at(3))
  })

  it('is not made older by what is out of sight', () => {
    expect(oldestReading([read('vm', 9), read('volume', 3)], blind('volume'))).toBe(at(9))
    expect(oldestReading([read('vm', 9), read('volume', null)], blind('volume'))).toBe(at(9))
  })

  it('is as old as it is, and not of this moment, when nothing is in sight any more', () => {
    expect(oldestReading([read('vm', 9), read('volume', 3)], blind('vm', 'volume', 'interface'))).toBe(at(3))
    expect(oldestReading([read('vm', 9), read('volume', null)], blind('vm', 'volume'))).toBe(at(9))
  })

  it('has no age while nothing was ever read', () => {
    expect(oldestReading([], blind('vm'))).toBeNull()
    expect(oldestReading([read('vm', null)], blind('vm'))).toBeNull()
  })

  it('does not wait for interfaces, which are read only when due', () => {
    expect(oldestReading([read('vm', 9), read('interface', 1)], blind())).toBe(at(9))
    expect(oldestReading([read('vm', 9), read('interface', 1)], blind('vm'))).toBe(at(9))
  })
})
