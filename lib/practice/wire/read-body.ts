import type { IncomingMessage } from 'node:http'
import { ApiError, badRequest } from './api-error'
import type { Body } from './fields'

/** Largest body taken; the real calls need a few kilobytes. */
const MOST_BYTES = 1_000_000

/** The JSON object sent, or an empty one when nothing was sent. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) throw new ApiError(413, 'Request body is too large')
    chunks.push(chunk)
  }
  if (size === 0) return {}
  return parseObject(Buffer.concat(chunks).toString('utf8'))
}

function parseObject(json: string): Body {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw badRequest('Request body is not valid JSON')
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw badRequest('Request body must be a JSON object')
  }
  return value as Body
}
