import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyRing } from './key-ring'
import { open } from './open'
import { rewrap } from './rewrap'
import { seal } from './seal'
import { sealedPrefix } from './sealed-format'
import { keyFingerprint, keyPrefix } from './shown-of-a-key'
import { VaultError } from './vault-error'
import { withPlaintext } from './with-plaintext'

const KEY = `raff_${'fa4e'.repeat(16)}`
const context = { rowId: 'connection-1', purpose: 'connection key' }
const oldMaster = randomBytes(32)
const newMaster = randomBytes(32)
const ring = keyRing({ current: oldMaster })

const refusalOf = (attempt: () => unknown) => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof VaultError) return error.code
    throw error
  }
  return 'opened'
}

describe('a sealed secret', () => {
  test('opens again in its own row for its own purpose', () => {
    expect(open({ ring, sealed: seal({ ring, plaintext: KEY, context }), context }).toString()).toBe(KEY)
  })

  test('any secret of any length comes back as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), fc.string(), (bytes, rowId, purpose) => {
        const sealed = seal({ ring, plaintext: bytes, context: { rowId, purpose } })
        expect(new Uint8Array(open({ ring, sealed, context: { rowId, purpose } }))).toEqual(bytes)
      }),
    )
  })

  test('is different each time it is sealed, and never holds the plaintext', () => {
    const [one, two] = [seal({ ring, plaintext: KEY, context }), seal({ ring, plaintext: KEY, context })]
    expect(one).not.toBe(two)
    expect(Buffer.from(one, 'base64url').toString('latin1') + one).not.toContain('fa4e')
  })

  test('stays closed when any one character of it was changed', () => {
    const sealed = seal({ ring, plaintext: KEY, context })
    const alphabet = 'ABCXYZabcxyz0189-_.=+/ '
    for (let at = 0; at < sealed.length; at++)
      for (const character of alphabet) {
        if (character === sealed[at]) continue
        const changed = sealed.slice(0, at) + character + sealed.slice(at + 1)
        expect(
          refusalOf(() => open({ ring, sealed: changed, context })),
          `${character} at ${at}`,
        ).not.toBe('opened')
      }
  })

  test('stays closed when any one bit of its bytes was changed', () => {
    const sealed = seal({ ring, plaintext: KEY, context })
    const [version, keyId, ...boxes] = sealed.split('.')
    boxes.forEach((box, index) => {
      const bytes = Buffer.from(box, 'base64url')
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const flipped = Buffer.from(bytes)
        flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        const changed = [version, keyId, ...boxes.with(index, flipped.toString('base64url'))].join('.')
        expect(refusalOf(() => open({ ring, sealed: changed, context }))).toBe('tampered')
      }
    })
  })

  test('stays closed when it was cut, extended, or is something else entirely', () => {
    const sealed = seal({ ring, plaintext: KEY, context })
    for (let length = 0; length < sealed.length; length++)
      expect(refusalOf(() => open({ ring, sealed: sealed.slice(0, length), context }))).not.toBe('opened')
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (more) => {
        expect(refusalOf(() => open({ ring, sealed: sealed + more, context }))).not.toBe('opened')
        expect(refusalOf(() => open({ ring, sealed: more, context }))).toBe('malformed')
      }),
    )
  })

  test('stays closed in another row and for another purpose', () => {
    const other = { ...context, rowId: 'connection-2' }
    const sealed = seal({ ring, plaintext: KEY, context })
    const sealedOther = seal({ ring, plaintext: KEY, context: other })
    expect(refusalOf(() => open({ ring, sealed, context: other }))).toBe('tampered')
    expect(refusalOf(() => open({ ring, sealed: sealedOther, context }))).toBe('tampered')
    expect(refusalOf(() => open({ ring, sealed, context: { ...context, purpose: 'mail password' } }))).toBe('tampered')
  })

  test('stays closed when the halves of two secrets of one row were mixed', () => {
    const [one, two] = [seal({ ring, plaintext: KEY, context }), seal({ ring, plaintext: KEY, context })]
    const [version, keyId, wrapped] = one.split('.')
    const mixed = [version, keyId, wrapped, two.split('.')[3]].join('.')
    expect(refusalOf(() => open({ ring, sealed: mixed, context }))).toBe('tampered')
  })

  test('names the master key it needs when that key is not here', () => {
    const sealed = seal({ ring, plaintext: KEY, context })
    const attempt = () => open({ ring: keyRing({ current: newMaster }), sealed, context })
    expect(refusalOf(attempt)).toBe('wrong-master-key')
    expect(attempt).toThrow(ring.current.id)
  })

  test('cannot be opened by a key that only took over the name of the right one', () => {
    const sealed = seal({ ring, plaintext: KEY, context })
    const impostor = {
      current: { id: ring.current.id, key: keyRing({ current: newMaster }).current.key },
      previous: undefined,
    }
    expect(refusalOf(() => open({ ring: impostor, sealed, context }))).toBe('tampered')
  })
})

describe('a plaintext', () => {
  test('is zeroed once it was used, also when using it failed', async () => {
    const sealed = seal({ ring, plaintext: KEY, context })
    const lent: Buffer[] = []
    await withPlaintext({ ring, sealed, context }, (plaintext) => lent.push(plaintext))
    await expect(
      withPlaintext({ ring, sealed, context }, (plaintext) => {
        lent.push(plaintext)
        throw new Error('refused')
      }),
    ).rejects.toThrow('refused')
    expect(lent.map((plaintext) => plaintext.every((byte) => byte === 0))).toEqual([true, true])
  })

  test('given as bytes stays as it was for the caller', () => {
    const mine = Buffer.from(KEY)
    seal({ ring, plaintext: mine, context })
    expect(mine.toString()).toBe(KEY)
  })
})

describe('while the master key is replaced', () => {
  const sealed = seal({ ring, plaintext: KEY, context })
  const both = keyRing({ current: newMaster, previous: oldMaster })

  test('secrets of both master keys open', () => {
    expect(open({ ring: both, sealed, context }).toString()).toBe(KEY)
    expect(open({ ring: both, sealed: seal({ ring: both, plaintext: KEY, context }), context }).toString()).toBe(KEY)
  })

  test('wrapping again makes the old master key useless and leaves the secret itself untouched', () => {
    const moved = rewrap({ ring: both, sealed, context })
    expect(moved.startsWith(sealedPrefix(both.current.id))).toBe(true)
    expect(moved.split('.')[3]).toBe(sealed.split('.')[3])
    expect(open({ ring: keyRing({ current: newMaster }), sealed: moved, context }).toString()).toBe(KEY)
    expect(refusalOf(() => open({ ring, sealed: moved, context }))).toBe('wrong-master-key')
  })

  test('wrapping twice is the same as once', () => {
    const moved = rewrap({ ring: both, sealed, context })
    expect(rewrap({ ring: both, sealed: moved, context })).toBe(moved)
  })

  test('wrapping again refuses another row and a secret whose master key is gone', () => {
    expect(refusalOf(() => rewrap({ ring: both, sealed, context: { ...context, rowId: 'other' } }))).toBe('tampered')
    expect(refusalOf(() => rewrap({ ring: keyRing({ current: newMaster }), sealed, context }))).toBe('wrong-master-key')
  })
})

describe('a master key', () => {
  test('has 32 bytes and nothing else', () => {
    expect(() => keyRing({ current: randomBytes(31) })).toThrow('32 bytes')
    expect(() => keyRing({ current: randomBytes(32), previous: randomBytes(16) })).toThrow('32 bytes')
  })

  test('shows nothing of itself when it is printed, and its id is no plain hash of it', () => {
    const shown = JSON.stringify(ring) + String(ring.current.key)
    expect(shown).not.toContain(oldMaster.toString('hex').slice(0, 8))
    expect(shown).not.toContain(createHash('sha256').update(oldMaster).digest('hex').slice(0, 16))
  })
})

test('of a key only its public beginning and a one-way fingerprint are shown', () => {
  expect(keyPrefix(KEY)).toBe('raff_fa4efa4e')
  expect(keyFingerprint(KEY)).toBe(keyFingerprint(KEY))
  expect(keyFingerprint(KEY)).not.toBe(keyFingerprint(`raff_${'beef'.repeat(16)}`))
  expect(keyFingerprint(KEY)).not.toContain('fa4e'.repeat(2))
})
