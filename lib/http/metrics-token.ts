import { createHash, timingSafeEqual } from 'node:crypto'
import { environment } from '../config/environment.mjs'
import { Refusal } from '../domain/refusals'

/** Without a token in the environment the metrics are closed, and say how to open them. */
export function requireMetricsToken(headers: Headers): void {
  const expected = environment().metricsToken
  if (!expected) {
    throw new Refusal('forbidden', 'The metrics are closed. Set STOCKTAKE_METRICS_TOKEN to open them to your scraper.')
  }
  const given = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? ''
  if (!isSame(given, expected)) {
    throw new Refusal('signed-out', 'Send the metrics token: "Authorization: Bearer …".')
  }
}

/** Takes as long for a wrong token as for a nearly right one. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
