// Raff's limit for one key: so many requests in any second, and a budget for bursts above that, which is full again
// sixty seconds after the burst began. Runs on real time even when the account's clock is sped up.

import type { RateTier } from '../model'

const TIERS: Record<RateTier, { perSecond: number; burst: number }> = {
  standard: { perSecond: 30, burst: 60 },
  high: { perSecond: 100, burst: 200 },
}

const SECOND_MS = 1_000
const BURST_WINDOW_MS = 60_000

/** After a whole second the steady rate is free again in full, so one who waits this long is not refused twice. */
const RETRY_AFTER_SECONDS = 1

export interface Verdict {
  allowed: boolean
  headers: Record<string, string>
}

interface Use {
  /** Times of the allowed requests of the last second, oldest first. */
  recent: number[]
  burstSpent: number
  burstSince: number
}

export class RateLimiter {
  private readonly uses = new Map<string, Use>()

  constructor(private readonly realTime: () => number) {}

  admit(keyId: string, tier: RateTier): Verdict {
    const { perSecond, burst } = TIERS[tier]
    const now = this.realTime()
    const use = this.recall(keyId, now)
    const steady = use.recent.length < perSecond
    const allowed = steady || use.burstSpent < burst
    if (allowed) {
      if (!steady) spendBurst(use, now)
      use.recent.push(now)
    }
    return { allowed, headers: headersOf(use, { allowed, perSecond }) }
  }

  private recall(keyId: string, now: number): Use {
    let use = this.uses.get(keyId)
    if (!use) {
      use = { recent: [], burstSpent: 0, burstSince: 0 }
      this.uses.set(keyId, use)
    }
    use.recent = use.recent.filter((at) => at > now - SECOND_MS)
    if (now - use.burstSince >= BURST_WINDOW_MS) use.burstSpent = 0
    return use
  }
}

function spendBurst(use: Use, now: number): void {
  if (use.burstSpent === 0) use.burstSince = now
  use.burstSpent += 1
}

function headersOf(use: Use, { allowed, perSecond }: { allowed: boolean; perSecond: number }): Record<string, string> {
  const remaining = String(Math.max(0, perSecond - use.recent.length))
  const headers: Record<string, string> = { 'X-RateLimit-Limit': String(perSecond), 'X-RateLimit-Remaining': remaining }
  if (!allowed) headers['Retry-After'] = String(RETRY_AFTER_SECONDS)
  return headers
}
