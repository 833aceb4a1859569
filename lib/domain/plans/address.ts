// Addresses and ranges of both families, as numbers: what a rule lets in is a question of arithmetic.

type Address = { bits: 32 | 128; value: bigint }

export type Range = { bits: 32 | 128; value: bigint; size: number }

function parseAddress(text: string): Address | null {
  return parseV4(text) ?? parseV6(text)
}

/** "198.51.100.0/24", or a single address. */
export function parseRange(text: string): Range | null {
  const [ip = '', size] = text.split('/')
  const address = parseAddress(ip)
  if (!address) return null
  const bits = size === undefined ? address.bits : /^\d{1,3}$/.test(size) ? Number(size) : -1
  return bits < 0 || bits > address.bits ? null : { ...address, size: bits }
}

/** Whether all of `inner` lies in `outer`. */
export function contains(outer: Range, inner: Range): boolean {
  if (outer.bits !== inner.bits || outer.size > inner.size) return false
  const shift = BigInt(outer.bits - outer.size)
  return outer.value >> shift === inner.value >> shift
}

function parseV4(text: string): Address | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return null
  return { bits: 32, value: parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) }
}

function parseV6(text: string): Address | null {
  if (!/^[0-9a-f:.]+$/i.test(text) || !text.includes(':')) return null
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head, tail] = halves.map(groups)
  if (!head || (halves.length === 2 && !tail)) return null
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null
  const all = [...head, ...Array<number>(missing).fill(0), ...(tail ?? [])]
  return { bits: 128, value: all.reduce((sum, group) => sum * 65_536n + BigInt(group), 0n) }
}

/** The groups of one half; an IPv4 address may stand at the end. */
function groups(text: string): number[] | null {
  if (text === '') return []
  const parts = text.split(':')
  const last = parts.at(-1) ?? ''
  const v4 = last.includes('.') ? parseV4(last) : null
  if (last.includes('.') && !v4) return null
  const hex = v4 ? parts.slice(0, -1) : parts
  if (!hex.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return null
  const numbers = hex.map((part) => Number.parseInt(part, 16))
  return v4 ? [...numbers, Number(v4.value >> 16n), Number(v4.value & 65_535n)] : numbers
}
