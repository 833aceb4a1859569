import type { ServerResponse } from 'node:http'
import type { Stroke } from './fault-switch'

const PROXY_PAGE = '<html><body><h1>502 Bad Gateway</h1><p>nginx</p></body></html>'

/** How an answer leaves, or does not: the last thing that can go wrong. Returns the status seen by the client, 0 for none. */
export function sendSpoilt(
  response: ServerResponse,
  answer: { status: number; headers: Record<string, string>; json: string },
  strokes: Stroke[],
): number {
  const { status, headers, json } = answer
  const half = json.slice(0, Math.max(1, Math.floor(json.length / 2)))
  for (const { fault } of strokes) {
    switch (fault.kind) {
      case 'answer-lost':
        return lose(response, fault.instead ?? 'cut')
      case 'cut-body':
        response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(json) })
        response.write(half, () => response.destroy())
        return status
      case 'half-json':
        return send(response, status, headers, half)
      case 'not-json':
        return send(response, fault.status ?? 200, { ...headers, 'Content-Type': 'text/html' }, PROXY_PAGE)
    }
  }
  return send(response, status, headers, json)
}

function lose(response: ServerResponse, instead: 'cut' | 'hang' | 'gateway-timeout'): number {
  if (instead === 'gateway-timeout') return send(response, 504, { 'Content-Type': 'text/html' }, PROXY_PAGE)
  if (instead === 'cut') response.destroy()
  return 0
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): number {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
  return status
}
