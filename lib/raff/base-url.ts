/** Where Raff is, split for the transport: keys only travel over https, or over http inside this machine. */
export interface RaffAddress {
  origin: string
  /** '' or a path without a trailing slash */
  basePath: string
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

export function raffAddress(baseUrl: string): RaffAddress {
  const url = new URL(baseUrl)
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))
  if (!safe) throw new TypeError('Raff is only reached over https, or over http on this machine.')
  if (url.username || url.password || url.search || url.hash)
    throw new TypeError('The address of Raff holds no user name, query or fragment.')
  return { origin: url.origin, basePath: url.pathname.replace(/\/+$/, '') }
}
