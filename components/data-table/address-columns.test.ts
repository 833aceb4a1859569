import { describe, expect, it } from 'vitest'
import { choicesOfText, textOfChoices } from './address-columns'
import type { ColumnChoices } from './remembered-columns'

describe('columns in an address', () => {
  const CHOICES: ColumnChoices[] = [{}, { tags: true }, { owner: false, tags: true }, { 'a-b': false }]
  it.each(CHOICES)('%o comes back as it went', (choices) => {
    const text = textOfChoices(choices)
    expect(text).not.toBe('')
    expect(choicesOfText(text)).toEqual(choices)
  })

  it('say the same in the same words, in whatever order they were chosen', () => {
    expect(textOfChoices({ tags: true, owner: false })).toBe(textOfChoices({ owner: false, tags: true }))
  })

  it.each(['', ',', 'usual', 'usual,,'])('“%s” is the table as it comes', (text) => {
    expect(choicesOfText(text)).toEqual({})
  })
})
