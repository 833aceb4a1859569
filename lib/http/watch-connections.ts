import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../config/log'
import { countRequest } from './metrics'
import { PEER_HEADER } from './network-address'
import { REQUEST_ID_HEADER } from './request-id'

const holder = globalThis as typeof globalThis & { stocktakeWatching?: true }

/**
 * Sees every request of this process where it comes in and goes out. In: writes where the connection comes from into a
 * header of ours, over whatever a visitor put there, because the framework does not hand the connection to routes and the
 * header it fills in can be forged. Out: one line in the log for each page; routes write their own.
 */
export function watchConnections(): void {
  if (holder.stocktakeWatching) return
  holder.stocktakeWatching = true
  const started = new WeakMap<IncomingMessage, number>()
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? ''
    started.set(request, performance.now())
  })
  subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const ms = performance.now() - (started.get(request) ?? performance.now())
    // without the query: one-time links carry their token there
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (/^\/(?:api|_next)\//.test(path)) return
    const { method = 'GET' } = request
    const status = response.statusCode
    countRequest({ method, route: 'page', status, seconds: ms / 1_000 })
    log.info(
      { requestId: response.getHeader(REQUEST_ID_HEADER), method, page: path, status, ms: Math.round(ms) },
      'page',
    )
  })
}
