import { describe, expect, it } from 'vitest'
import type { KeyRow } from '@/lib/contracts/keys'
import { IS_QUIET } from './quiet-facts'

const key = (more: object = {}) =>
  ({
    status: 'active',
    secretAge: { atLeastDays: 3, atMostDays: 3, allowedDays: 90 },
    purpose: null,
    findings: [],
    ...more,
  }) as unknown as KeyRow
const found = (code: string) => key({ findings: [{ code }] })
const aged = (atLeastDays: number, atMostDays: number | null) =>
  key({ secretAge: { atLeastDays, atMostDays, allowedDays: 90 } })

describe('on a phone a card', () => {
  it('leaves to the page of the key what is as it should be', () => {
    expect(Object.values(IS_QUIET).map((isQuiet) => isQuiet(key()))).toEqual([true, true, true, true, true])
  })

  it.each([
    ['an old secret', 'age', aged(91, 91)],
    ['a secret that may be old', 'age', aged(0, 118)],
    ['a secret of which nobody knows how old it may be', 'age', aged(0, null)],
    ['a key that was never used', 'used', found('key-never-used')],
    ['a key that was not used for long', 'used', found('key-idle')],
    ['a key that never ends', 'expires', found('key-never-ends')],
    ['a key that ends soon', 'expires', found('key-ends-soon')],
    ['a key that is over', 'expires', found('key-expired')],
    ['a key that is off', 'status', key({ status: 'off' })],
    ['what somebody wrote down', 'purpose', key({ purpose: 'Deploys the shop.' })],
  ] as const)('says %s', (_, fact, row) => {
    expect(IS_QUIET[fact](row)).toBe(false)
  })
})
