import 'server-only'
import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'

export interface Exchange {
  origin: string
  path: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers: Record<string, string>
  body: string | undefined
  timeoutMs: number
  maxBytes: number
  signal: AbortSignal | undefined
}

export interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

export type FailureKind = 'no-connection' | 'broken' | 'timeout' | 'too-large' | 'cancelled'

/** One request that did not end in a whole answer. Holds no header and no body, so that it can be logged. */
export class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure'
  constructor(
    readonly kind: FailureKind,
    /** false only when surely not one byte of the request has left */
    readonly sent: boolean,
    /** Node's or the transport's code, such as ECONNREFUSED */
    readonly code: string | undefined,
    /** the status, when the answer broke off behind it */
    readonly status: number | undefined,
  ) {
    super(`${kind}${code ? ` (${code})` : ''}`)
  }
}

/** One request, one answer. Follows no redirect, tries nothing again, and keeps to its time and size limits. */
export function exchange(request: Exchange, connection: Dispatcher): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let sent = false
    let settled = false
    let status: number | undefined
    let headers: IncomingHttpHeaders = {}
    let controller: Dispatcher.DispatchController | undefined
    const chunks: Buffer[] = []
    let bytes = 0

    const timer = setTimeout(() => fail('timeout'), request.timeoutMs)
    const onAbort = () => fail('cancelled')

    function settle(): boolean {
      if (settled) return false
      settled = true
      clearTimeout(timer)
      request.signal?.removeEventListener('abort', onAbort)
      return true
    }

    function fail(kind: FailureKind, code?: string) {
      if (!settle()) return
      reject(new ExchangeFailure(kind, sent, code, status))
      controller?.abort(new Error(kind))
    }

    if (request.signal?.aborted) return fail('cancelled')
    request.signal?.addEventListener('abort', onAbort, { once: true })

    const { origin, path, method, body } = request
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started
        // gave up while connecting, or the connection wants to send it a second time: not one byte may leave
        if (settled || sent) return started.abort(new Error('not sent'))
        sent = true
      },
      onResponseStart(_, statusCode, answered) {
        if (statusCode < 200) return
        status = statusCode
        headers = answered
      },
      onResponseData(_, chunk) {
        bytes += chunk.length
        if (bytes > request.maxBytes) return fail('too-large')
        chunks.push(chunk)
      },
      onResponseEnd() {
        if (settle()) resolve({ status: status ?? 0, headers: flat(headers), body: Buffer.concat(chunks) })
      },
      onResponseError(_, error) {
        fail(sent ? 'broken' : 'no-connection', codeOf(error))
      },
    }
    try {
      connection.dispatch({ origin, path, method, headers: request.headers, body: body ?? null }, handler)
    } catch (error) {
      fail('no-connection', codeOf(error))
    }
  })
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : `${value}`,
    ]),
  )
}

function codeOf(error: unknown): string | undefined {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  const found = code ?? cause?.code
  return typeof found === 'string' ? found : undefined
}
