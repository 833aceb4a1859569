import { describe, expect, it } from 'vitest'
import { readUrlState, writeUrlState } from './url-state-text'

const defaults = { q: '', sort: '-at', actor: '' }

describe('the state of a page in its address', () => {
  it('is the page’s own where the address says nothing', () => {
    expect(readUrlState(new URLSearchParams(''), defaults)).toEqual(defaults)
  })

  it('ignores names the page does not know', () => {
    expect(readUrlState(new URLSearchParams('q=web&evil=1'), defaults)).toEqual({ q: 'web', sort: '-at', actor: '' })
  })

  it('survives the way there and back, whatever is typed', () => {
    for (const q of ['ü & ? = + %', '🙂', 'שלום', ' spaces  ', 'a'.repeat(500)]) {
      const query = writeUrlState('', defaults, { q })
      expect(readUrlState(new URLSearchParams(query), defaults).q).toBe(q)
    }
  })

  it('leaves out what is as the page has it anyway', () => {
    expect(writeUrlState('?q=web&sort=name', defaults, { q: '', sort: '-at' })).toBe('')
  })

  it('keeps an emptied value whose default is not empty', () => {
    expect(writeUrlState('', defaults, { sort: '' })).toBe('?sort=')
  })

  it('keeps what belongs to others', () => {
    expect(writeUrlState('?theme=x&q=a', defaults, { q: 'b' })).toBe('?theme=x&q=b')
  })
})
