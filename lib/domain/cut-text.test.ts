import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText } from './cut-text'

describe('the beginning of a text', () => {
  it('is as long as it may be', () => {
    expect(cutText('harbor', 3)).toBe('har')
    expect(cutText('harbor', 60)).toBe('harbor')
    expect(cutText('', 3)).toBe('')
  })

  it('leaves out a sign that would be cut in two', () => {
    expect(cutText('ab🙂', 3)).toBe('ab')
    expect(cutText('ab🙂', 4)).toBe('ab🙂')
  })

  it('is a text that can be kept, whatever was cut', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 40 })
    fc.assert(
      fc.property(texts, fc.nat(45), (text, most) => {
        const cut = cutText(text, most)
        expect(cut.isWellFormed()).toBe(true)
        expect(text.startsWith(cut)).toBe(true)
        expect(cut.length).toBeGreaterThanOrEqual(Math.min(most, text.length) - 1)
      }),
    )
  })
})
