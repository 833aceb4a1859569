import { describe, expect, it } from 'vitest'
import { choicesFromText, isChosen, withChoice, yieldsNow } from './remembered-columns'

const name = { id: 'name', isName: true }
const owner = { id: 'owner' }
const hash = { id: 'hash', hiddenAtFirst: true }

describe('remembered columns', () => {
  it.each([null, '', 'nonsense', '[1]', '"x"', 'null', '{"owner":"yes"}'])(
    '%s in the browser’s store changes nothing',
    (text) => {
      const choices = choicesFromText(text)
      expect([name, owner, hash].map((column) => isChosen(column, choices))).toEqual([true, true, false])
    },
  )

  it('keep what was shown and hidden', () => {
    const choices = withChoice(hash, true, withChoice(owner, false, {}))
    const kept = choicesFromText(JSON.stringify(choices))
    expect([owner, hash].map((column) => isChosen(column, kept))).toEqual([false, true])
  })

  it('keep nothing once a column is as the table has it', () => {
    expect(withChoice(owner, true, { owner: false })).toEqual({})
    expect(withChoice(hash, false, { hash: true })).toEqual({})
  })

  it('never hide the column that names the row', () => {
    expect(isChosen(name, { name: false })).toBe(true)
  })
})

describe('room on a narrow screen', () => {
  it('is given first to the columns a person asked for', () => {
    expect(yieldsNow({ id: 'why', yields: 3 }, { why: true })).toBe(0)
    expect(yieldsNow({ id: 'why', yields: 3 }, {})).toBe(3)
  })

  it('is never taken from a column that does not yield', () => {
    expect(yieldsNow({ id: 'name' }, { name: true })).toBeUndefined()
  })
})
