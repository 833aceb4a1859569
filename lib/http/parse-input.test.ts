import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseAddress, parseInput } from './parse-input'

const anything = z.record(z.string(), z.unknown())

describe('a text that no database can keep', () => {
  it.each([
    [{ name: 'a\0b' }, 'name: Leave out the invisible NUL character.'],
    [{ name: 'a\ud83d' }, 'name: There is half of a character in it: delete it and type it anew.'],
    [{ tags: ['fine', { at: '\udc00' }] }, 'tags.1.at: There is half of a character'],
    [{ 'a\0': 1 }, 'Leave out the invisible NUL character.'],
  ])('in %j is refused, and where it stands is said', (given, sentence) => {
    expect(() => parseInput(anything, given)).toThrow(sentence)
  })

  it('leaves every other text as it is', () => {
    const given = { name: '🙂 “Ünïcode” 漢字 \u202e', more: [null, 1, true] }
    expect(parseInput(anything, given)).toEqual(given)
  })
})

describe('the address of a page', () => {
  const query = z.object({ q: z.string().max(3).optional() })

  it('is read like what is sent to our API', () => {
    expect(parseAddress(query, { q: 'web' })).toEqual({ q: 'web' })
  })

  it('that cannot be read is left to the page', () => {
    expect(parseAddress(query, { q: 'too long' })).toBeUndefined()
    expect(parseAddress(query, { q: '\0' })).toBeUndefined()
  })
})
