import { isIPv4, isIPv6 } from 'node:net'

/** Set by instrumentation.ts on every request from the connection itself, over whatever a visitor sent. */
export const PEER_HEADER = 'x-stocktake-peer'

/**
 * The network address that failed sign-ins are counted for. Stocktake itself speaks plain http: when its address is
 * https, a reverse proxy stands in front of it, and the last entry of X-Forwarded-For, which that proxy wrote, names the
 * visitor. Otherwise nobody vouches for that header and only the connection counts.
 */
export function networkAddressOf(headers: Headers, behindProxy: boolean): string | null {
  const forwarded = behindProxy ? headers.get('x-forwarded-for')?.split(',').at(-1) : undefined
  return toNetwork(forwarded?.trim()) ?? toNetwork(headers.get(PEER_HEADER)?.trim())
}

/** One household or server usually holds a whole /64 of IPv6: counting single addresses would count nothing. */
function toNetwork(address: string | undefined): string | null {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain) return null
  if (isIPv4(plain)) return plain
  return isIPv6(plain) ? `${firstFourGroups(plain)}::/64` : null
}

function firstFourGroups(address: string): string {
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const zeros = address.includes('::') ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0') : []
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
