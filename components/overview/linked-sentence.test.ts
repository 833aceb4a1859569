import { describe, expect, it } from 'vitest'
import { linkedSentence } from './linked-sentence'

describe('a sentence whose parts lead somewhere', () => {
  const sentence = '9 things need a decision: 4 servers are not protected, 5 keys are old.'
  const parts = [
    { words: '4 servers are not protected', href: '/backups' },
    { words: '5 keys are old', href: '/keys' },
  ]

  it('reads exactly as it did', () => {
    const pieces = linkedSentence(sentence, parts)
    expect(pieces.map(({ text }) => text).join('')).toBe(sentence)
    expect(pieces.filter(({ href }) => href).map(({ href }) => href)).toEqual(['/backups', '/keys'])
  })

  it('stays whole where a part is not in it', () => {
    expect(linkedSentence(sentence, [{ words: 'something else', href: '/x' }])).toEqual([
      { text: sentence, href: null },
    ])
    expect(linkedSentence('', parts)).toEqual([])
    expect(linkedSentence(sentence, [{ words: '', href: '/x' }])).toEqual([{ text: sentence, href: null }])
  })
})
