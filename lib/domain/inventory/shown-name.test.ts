import { describe, expect, it } from 'vitest'
import { briefName, isNameless, shownName } from './shown-name'

describe('a name as it is shown', () => {
  it.each(['', '   ', '\u200b\u200b', '\u202e', '\u3164', '\u2800\n', '\u0301'])(
    'is none where nobody sees it: %j',
    (name) => {
      expect(isNameless(name)).toBe(true)
      expect(shownName(name)).toBe('without a name')
    },
  )

  it.each(['web-01', ' x ', '🦔', '名', '-', '\u200bweb', '<b>'])(
    'is itself where anything of it is seen: %j',
    (name) => {
      expect(shownName(name)).toBe(name)
    },
  )

  it('is cut inside of a sentence where it is endless, between two signs', () => {
    expect(briefName('web-01')).toBe('web-01')
    expect(briefName('x'.repeat(10_000))).toBe(`${'x'.repeat(80)}…`)
    expect(briefName('🦔'.repeat(90))).toBe(`${'🦔'.repeat(80)}…`)
    expect(briefName('🦔'.repeat(80))).toBe('🦔'.repeat(80))
    expect(briefName('\u200b')).toBe('without a name')
    expect(briefName('x'.repeat(100), 90)).toBe(`${'x'.repeat(90)}…`)
  })

  it('turns no sentence around, and breaks none', () => {
    expect(briefName('\u202Egnp.evil')).toBe('gnp.evil')
    expect(briefName('line\nbreak\tand\u0007bell')).toBe('line break and bell')
  })
})
