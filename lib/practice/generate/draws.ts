import { digestOf } from '../ids'

/** A stream of numbers from 0 up to but not including 1, the same for the same seed: one hash for thousands of draws. */
export function drawsOf(seed: string, ...parts: (string | number)[]): () => number {
  let state = digestOf(seed, 'draws', ...parts).readUInt32BE(0)
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function pick<Choice>(draw: () => number, choices: readonly [Choice, ...Choice[]]): Choice {
  return choices[Math.floor(draw() * choices.length)] ?? choices[0]
}

/** Shares need not add up to one. */
export function pickByShare<Name extends string>(draw: () => number, shares: Readonly<Record<Name, number>>): Name {
  const entries = Object.entries(shares) as [Name, number][]
  const total = entries.reduce((sum, [, share]) => sum + share, 0)
  let left = draw() * total
  for (const [name, share] of entries) {
    left -= share
    if (left < 0) return name
  }
  return entries[0]?.[0] as Name
}

/** Shaped like a UUID (version 4), from the next draws. */
export function drawUuid(draw: () => number): string {
  const hex = () =>
    Math.floor(draw() * 2 ** 32)
      .toString(16)
      .padStart(8, '0')
  const [a, b, c, d] = [hex(), hex(), hex(), hex()]
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`
}
