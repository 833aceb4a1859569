import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPastedKey } from './pasted-key'
import { sayNote, sayProblem } from './pasted-key-sentences'

const HEX = 'fa4e'.repeat(16)
const KEY = `raff_${HEX}`
const OTHER = `raff_${'beef'.repeat(16)}`
const AWS = `AKIA${'X'.repeat(16)}`

const codesOf = (text: string) => {
  const read = readPastedKey(text)
  return read.ok ? { key: read.key, notes: read.notes.map((note) => note.code) } : read.problem
}

describe('a key is found in', () => {
  test.each([
    ['the bare key', KEY],
    ['spaces around it', `  ${KEY} \t`],
    ['a line break behind it', `${KEY}\r\n`],
    ['quotes', `"${KEY}"`],
    ['curly quotes and a full stop', `“${KEY}”,`],
    ['invisible characters of a chat', `\u200b${KEY.slice(0, 20)}\u200b${KEY.slice(20)}\ufeff`],
    ['a capital that a phone put in front', `Raff_${HEX}`],
    ['capitals throughout', KEY.toUpperCase()],
  ])('%s, without a word about it', (_, text) => {
    expect(codesOf(text)).toEqual({ key: KEY, notes: [] })
  })

  test.each([
    ['an export line', `export RAFF_API_KEY=${KEY}`],
    ['an export line in quotes', `export RAFF_API_KEY='${KEY}'`],
    ['a whole curl call', `curl -H 'X-API-Key: ${KEY}' https://api.example.com/api/v1/vms?limit=5`],
    ['a bearer header', `Authorization: Bearer ${KEY}`],
    ['JSON', `{"name":"ci","secret":"${KEY}","key_prefix":"raff_fa4efa4e"}`],
    ['an address', `https://example.com/?k=${KEY.replace('_', '%5F')}&x=1`],
    ['a sentence', `Hi Dana, here is the key: ${KEY}. Please keep it safe!`],
    ['the same key twice', `old ${KEY} new ${KEY}`],
  ])('%s, and the person is told that only the key was used', (_, text) => {
    expect(codesOf(text)).toEqual({ key: KEY, notes: ['found-inside'] })
  })

  test.each([
    ['a line break', `${KEY.slice(0, 40)}\n${KEY.slice(40)}`],
    ['many line breaks', (KEY.match(/.{1,9}/g) ?? []).join('\r\n  ')],
    ['a shell continuation', `${KEY.slice(0, 40)}\\\n  ${KEY.slice(40)}`],
    ['a mail program', `${KEY.slice(0, 50)}=\r\n${KEY.slice(50)}`],
    ['quoted mail', `> ${KEY.slice(0, 50)}\n> ${KEY.slice(50)}`],
  ])('two halves broken by %s', (_, text) => {
    expect(codesOf(text)).toMatchObject({ key: KEY, notes: expect.arrayContaining(['joined']) })
  })
})

describe('a text without a usable key says why', () => {
  test.each([
    ['', { code: 'empty' }],
    [' \n\t ', { code: 'empty' }],
    ['hello', { code: 'no-key' }],
    ['raff_connections are nice', { code: 'no-key' }],
    ['x'.repeat(20_001), { code: 'too-much-text' }],
    [KEY.slice(0, -4), { code: 'too-short', digits: 60 }],
    [`${KEY.slice(0, -4)} or so, I believe`, { code: 'too-short', digits: 60 }],
    [`${KEY}fa4e`, { code: 'too-long' }],
    [`${KEY}xyz`, { code: 'too-long' }],
    [`${KEY}${KEY}`, { code: 'too-long' }],
    [`raff_${HEX.slice(0, 11)}O${HEX.slice(12)}`, { code: 'odd-character', character: 'O', position: 12 }],
    [`raff_l${HEX.slice(1)}`, { code: 'odd-character', character: 'l', position: 1 }],
    ['raff_fa4efa4e', { code: 'only-prefix', prefix: 'raff_fa4efa4e' }],
    ['raff_fa4efa4e…', { code: 'only-prefix', prefix: 'raff_fa4efa4e' }],
    ['raff_fa4efa4e••••••••••••', { code: 'only-prefix', prefix: 'raff_fa4efa4e' }],
    ['raff_fa4efa4e****', { code: 'only-prefix', prefix: 'raff_fa4efa4e' }],
    [HEX, { code: 'no-prefix' }],
    ['raff_...', { code: 'placeholder' }],
    ['raff_xxxxxxxx', { code: 'placeholder' }],
    ['raff_<your key>', { code: 'placeholder' }],
    ['$RAFF_API_KEY', { code: 'placeholder' }],
    ['export RAFF_API_KEY=', { code: 'placeholder' }],
    ['curl -H "X-API-Key: YOUR_API_KEY" https://api.example.com', { code: 'placeholder' }],
    [`${KEY} ${OTHER}`, { code: 'two-keys', prefixes: ['raff_fa4efa4e', 'raff_beefbeef'] }],
    [`sk-ant-${'x'.repeat(20)}`, { code: 'other-vendor', vendor: 'an Anthropic key' }],
    [`ghp_${'x'.repeat(36)}`, { code: 'other-vendor', vendor: 'a GitHub token' }],
    [`aws_access_key_id=${AWS}`, { code: 'other-vendor', vendor: 'an AWS key' }],
    [`sk_live_${'x'.repeat(20)}`, { code: 'other-vendor', vendor: 'a Stripe key' }],
    [`-----BEGIN OPENSSH ${'PRIVATE'} KEY-----`, { code: 'other-vendor', vendor: 'an SSH or TLS private key' }],
    ['ssh-ed25519 AAAAC3Nz dana@laptop', { code: 'other-vendor', vendor: 'an SSH public key' }],
    ['00000000-0000-4000-8000-000000000000', { code: 'other-vendor', vendor: 'the id of something, not its key' }],
  ])('%j', (text, problem) => {
    expect(codesOf(text)).toEqual(problem)
  })
})

const hexDigits = (length: number) =>
  fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length }).map((all) => all.join(''))

test('whatever stands around a key, separated from it, the key comes out', () => {
  const around = fc.string().filter((text) => !/raff_/i.test(text.normalize('NFKC')))
  fc.assert(
    fc.property(hexDigits(64), around, around, (digits, before, after) => {
      expect(codesOf(`${before} raff_${digits}\n;${after}`)).toMatchObject({ key: `raff_${digits}` })
    }),
  )
})

test('nothing that is pasted makes it throw, and what is said back never holds more than the public prefix', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    hexDigits(60),
    hexDigits(64),
    hexDigits(70),
    fc.constant('raff_'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const read = readPastedKey(pieces.join(''))
      const said = read.ok ? read.notes.map(sayNote).join(' ') : sayProblem(read.problem)
      expect(said).not.toMatch(/[0-9a-f]{9,}/)
      expect(said.length).toBeLessThan(400)
    }),
  )
})

test('the sentence names the length and what is missing', () => {
  expect(sayProblem({ code: 'too-short', digits: 60 })).toContain('60 characters after raff_; a Raff key has 64')
  expect(sayProblem({ code: 'odd-character', character: 'O', position: 12 })).toContain('It may have to be a zero.')
})
