import { describe, expect, test } from 'vitest'
import { hashPassword, passwordProblem, verifyPassword } from './passwords'

describe('a new password', () => {
  test.each([
    'correct horse battery staple',
    'vier müde Wale singen',
    'пять усталых китов',
    '疲れた五頭の鯨が静かに歌う夜',
    'Tr0ub4dor&3-and-more',
    '🐳🐋🦑🐙🐟🐠🐡🦈🐬🦭🦀🦞',
    ' spaces count too ',
  ])('may be any 12 characters: %s', (password) => {
    expect(passwordProblem(password)).toBeNull()
  })

  test.each([
    ['', 'at least 12'],
    ['eleven char', 'at least 12'],
    ['🐳'.repeat(11), 'at least 12'],
    ['long and varied '.repeat(13), 'at most 200'],
    ['aaaaaaaaaaaaaaaa', 'guesses'],
    ['123456789012345', 'guesses'],
    ['abcdefghijklmnop', 'guesses'],
    ['Password123456!', 'guesses'],
    ['password-password', 'guesses'],
    ['qwertyuiop1234', 'guesses'],
    ['abc1abc1abc1abc1', 'guesses'],
  ])('cannot be %j', (password, words) => {
    expect(passwordProblem(password)).toContain(words)
  })

  test('cannot be little more than the own name or address', () => {
    const about = { email: 'dana.scully@office.example', name: 'Dana Scully' }
    expect(passwordProblem('dana.scully-1964', about)).toContain('own name')
    expect(passwordProblem('DanaScully@office', about)).toContain('own name')
    expect(passwordProblem('the truth is out there, dana', about)).toBeNull()
  })

  test('is measured in characters, not in bytes', () => {
    expect(passwordProblem('żółwie śpią w cieple')).toBeNull()
    expect(passwordProblem(`${'🦭🐬'.repeat(3)}x`)).toContain('at least 12')
  })
})

describe('a stored password', () => {
  test('is argon2id and never the text itself', async () => {
    const stored = await hashPassword('correct horse battery staple')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(stored).not.toContain('horse')
  })

  test('opens to the same text and to no other', async () => {
    const stored = await hashPassword('correct horse battery staple')
    expect(await verifyPassword(stored, 'correct horse battery staple')).toBe(true)
    expect(await verifyPassword(stored, 'correct horse battery staplE')).toBe(false)
  })

  test('opens however the keyboard composes its letters', async () => {
    const stored = await hashPassword('ein schöner Wal im Meer'.normalize('NFC'))
    expect(await verifyPassword(stored, 'ein schöner Wal im Meer'.normalize('NFD'))).toBe(true)
  })

  test('that does not exist opens to nothing, after the same work', async () => {
    expect(await verifyPassword(null, 'correct horse battery staple')).toBe(false)
  })

  test('is not opened by megabytes of text', async () => {
    const stored = await hashPassword('correct horse battery staple')
    expect(await verifyPassword(stored, 'x'.repeat(5_000_000))).toBe(false)
  })
})
