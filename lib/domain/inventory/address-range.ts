// Whether an address lies in a private network's range, as Raff writes it: 10.20.0.0/24.

export function isInRange(address: string, range: string): boolean {
  const [base, bits] = range.split('/')
  const size = Number(bits)
  const [inside, start] = [toNumber(address), toNumber(base ?? '')]
  if (inside === null || start === null || bits === undefined || !Number.isInteger(size)) return false
  if (size < 0 || size > 32) return false
  const block = 2 ** (32 - size)
  return Math.floor(inside / block) === Math.floor(start / block)
}

function toNumber(address: string): number | null {
  const parts = address.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return null
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0)
}
