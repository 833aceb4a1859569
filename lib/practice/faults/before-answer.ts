import { ApiError } from '../wire/api-error'
import type { Stroke } from './fault-switch'

/** What a fault does before the account has seen the request: the request never reaches it. */
export type Interruption = { kind: 'hang' } | { kind: 'cut' } | { kind: 'refuse'; error: ApiError }

export function latencyOf(strokes: Stroke[]): number {
  return strokes.reduce((sum, { fault }) => sum + (fault.kind === 'latency' ? (fault.ms ?? 1_000) : 0), 0)
}

export function interruptionOf(strokes: Stroke[]): Interruption | undefined {
  for (const { fault } of strokes) {
    switch (fault.kind) {
      case 'hang':
      case 'cut':
        return { kind: fault.kind }
      case 'rate-limited':
        return refuse(429, 'Rate limit exceeded', { 'Retry-After': String(fault.seconds ?? 1) })
      case 'server-error':
        return refuse(fault.status ?? 503, 'The service is unavailable')
      case 'forbidden':
        return refuse(403, 'This key is not permitted to do this')
      case 'unauthorized':
        return refuse(401, 'Invalid API key')
    }
  }
  return undefined
}

function refuse(status: number, message: string, headers: Record<string, string> = {}): Interruption {
  return { kind: 'refuse', error: new ApiError(status, message, {}, headers) }
}

/** The query as the account gets it: paging that does not do what was asked. */
export function spoilQuery(strokes: Stroke[], query: URLSearchParams): URLSearchParams {
  const spoilt = new URLSearchParams(query)
  for (const { fault } of strokes) {
    const offset = Number(spoilt.get('offset') ?? 0)
    if (fault.kind === 'shifting-rows' && offset > 0) {
      spoilt.set('offset', String(Math.max(0, offset - (fault.rows ?? 1))))
    }
    if (fault.kind === 'small-pages') {
      const asked = Number(spoilt.get('limit') ?? Number.POSITIVE_INFINITY)
      spoilt.set('limit', String(Math.min(asked, fault.rows ?? 7)))
    }
  }
  return spoilt
}
