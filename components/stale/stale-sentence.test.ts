import { describe, expect, it } from 'vitest'
import { shareWords, staleSentence } from './stale-sentence'

describe('the truth of the stale page', () => {
  it('says how many and how much', () => {
    expect(staleSentence({ things: 31, saving: 212.4, unknownSavings: 0 })).toBe(
      '31 things may not be needed any more and need a decision; without them you would pay $212.40 less a month.',
    )
    expect(staleSentence({ things: 1, saving: 5, unknownSavings: 0 })).toBe(
      'One thing may not be needed any more and needs a decision; without it you would pay $5.00 less a month.',
    )
  })

  it('never tells an unknown price as nothing', () => {
    expect(staleSentence({ things: 3, saving: 12, unknownSavings: 1 })).toContain('at least $12.00')
    expect(staleSentence({ things: 3, saving: 0, unknownSavings: 1 })).toBe(
      'Three things may not be needed any more and need a decision; what they cost nobody knows.',
    )
    expect(staleSentence({ things: 3, saving: 0, unknownSavings: 0 })).toContain('cost nothing')
  })

  it('says that nothing needs a decision, not that there is nothing', () => {
    expect(staleSentence({ things: 0, saving: 0, unknownSavings: 0 })).toBe(
      'Nothing that is left over needs a decision.',
    )
  })

  it('compares with the bill where there is one', () => {
    expect(shareWords({ saving: 20, monthlyBill: 200 })).toContain('10 %')
    expect(shareWords({ saving: 0.01, monthlyBill: 200 })).toContain('less than 1 %')
    expect(shareWords({ saving: 20, monthlyBill: 0 })).toBeNull()
  })
})
