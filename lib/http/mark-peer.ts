import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { PEER_HEADER } from './network-address'

const holder = globalThis as typeof globalThis & { stocktakePeerMarked?: true }

/**
 * Writes where each request's connection comes from into a header of ours, over whatever a visitor put there. The
 * framework does not hand the connection to routes, and the header it fills in can be forged.
 */
export function markPeer(): void {
  if (holder.stocktakePeerMarked) return
  holder.stocktakePeerMarked = true
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? ''
  })
}
