import 'server-only'
import { RAFF_PROXY_MAX_BYTES, RAFF_PROXY_MS } from '../config/timings'
import { type ClientOptions, sendOf } from './client'
import { readEnvelope } from './envelope'
import type { Raw } from './parse/rows'
import type { AllowedRead } from './proxy-path'

/** What Raff says right now, for a page. Through the same pace as everything else that uses the key. */
export async function liveRead(options: ClientOptions, read: AllowedRead, signal?: AbortSignal): Promise<Raw> {
  const { path, template, query, projectId } = read
  const limits = { readAttempt: RAFF_PROXY_MS, readTotal: RAFF_PROXY_MS, ...options.limits }
  const { value } = await sendOf({ ...options, limits })(
    { method: 'GET', path, template, query, projectId, signal, maxBytes: RAFF_PROXY_MAX_BYTES },
    readEnvelope,
  )
  return value
}
