// IPv4 blocks in CIDR notation, as numbers.

export interface Block {
  first: number
  size: number
}

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/

/** Undefined for anything that is not a network address with a matching prefix length. */
export function readBlock(cidr: string): Block | undefined {
  const match = CIDR.exec(cidr)
  if (!match) return undefined
  const parts = match.slice(1, 5).map(Number)
  const prefix = Number(match[5])
  if (parts.some((part) => part > 255) || prefix > 32) return undefined
  const first = parts.reduce((sum, part) => sum * 256 + part, 0)
  const size = 2 ** (32 - prefix)
  return first % size === 0 ? { first, size } : undefined
}

export function blockOf(cidr: string): Block {
  const block = readBlock(cidr)
  if (!block) throw new Error(`${cidr} is not a network.`)
  return block
}

export function hostAt(block: Block, index: number): string {
  return addressText(block.first + index)
}

export function addressText(address: number): string {
  return [address / 2 ** 24, (address / 2 ** 16) % 256, (address / 2 ** 8) % 256, address % 256]
    .map(Math.floor)
    .join('.')
}

export function overlaps(a: Block, b: Block): boolean {
  return a.first < b.first + b.size && b.first < a.first + a.size
}

export function holds(block: Block, address: string): boolean {
  const host = readBlock(`${address}/32`)
  return host !== undefined && host.first > block.first && host.first < block.first + block.size - 1
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(blockOf)

export function isPrivate(block: Block): boolean {
  return PRIVATE.some((range) => range.first <= block.first && block.first + block.size <= range.first + range.size)
}
