import { Refusal } from '../domain/refusals'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Refuses a change that another site's page sent. Browsers say where a request comes from, in Origin, Sec-Fetch-Site or
 * both; a program that sends neither carries no browser's cookies and is let through to the sign-in check.
 */
export function checkOrigin(headers: Headers, own: URL): void {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (origin !== null && isOwn(origin, own)) return
  if (origin === null && (site === null || site === 'same-origin' || site === 'none')) return
  throw new Refusal(
    'cross-site',
    `Stocktake only takes changes from its own pages. Open ${own.origin} and try again. If this page was opened under another address, use that one, or set STOCKTAKE_URL to the address you use.`,
  )
}

/** On this machine the names of the machine are one: whoever typed 127.0.0.1 means localhost. */
function isOwn(origin: string, own: URL): boolean {
  if (origin === own.origin) return true
  if (!URL.canParse(origin)) return false
  const from = new URL(origin)
  const sameMachine = LOOPBACK.has(from.hostname) && LOOPBACK.has(own.hostname)
  return sameMachine && from.protocol === own.protocol && from.port === own.port
}
