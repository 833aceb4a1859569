import net from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { closeRaffConnections, connectionFor } from '@/lib/raff/connections'
import { type Exchange, ExchangeFailure, exchange } from '@/lib/raff/exchange'
import { answerJson, type Behave, startRaffServer } from '@/tests/support/raff-server'

const closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  await closeRaffConnections()
  await Promise.all(closing.splice(0).map((close) => close()))
})

async function givenServer(behave: Behave) {
  const server = await startRaffServer(behave)
  closing.push(server.stop)
  return server
}

function send(origin: string, more: Partial<Exchange> = {}) {
  const method = more.method ?? 'GET'
  return exchange(
    {
      origin,
      path: '/api/v1/vms',
      method,
      headers: { 'x-api-key': 'the key' },
      body: undefined,
      timeoutMs: 5_000,
      maxBytes: 10_000,
      signal: undefined,
      ...more,
    },
    connectionFor(method),
  )
}

async function failureOf(attempt: Promise<unknown>): Promise<ExchangeFailure> {
  const end = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(end instanceof ExchangeFailure)) throw new Error(`expected a failure, got ${end}`)
  return end
}

/** Takes connections and never says a word. */
async function givenSilentServer() {
  const server = net.createServer()
  const sockets = new Set<net.Socket>()
  server.on('connection', (socket) => sockets.add(socket.on('error', () => {})))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: (server.address() as net.AddressInfo).port, sockets }
}

test('a whole answer comes back with its status, its headers and its bytes', async () => {
  const { url, seen } = await givenServer((_, response) =>
    answerJson(response, 201, { ok: 'ä' }, { 'X-Request-Id': 'r1' }),
  )
  const answer = await send(url, { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } })
  expect(answer.status).toBe(201)
  expect(answer.headers['x-request-id']).toBe('r1')
  expect(answer.body.toString()).toBe('{"ok":"ä"}')
  expect(seen).toMatchObject([{ method: 'POST', path: '/api/v1/vms', body: '{"a":1}' }])
})

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed: the key goes nowhere else', async (status) => {
  const elsewhere = await givenServer((_, response) => answerJson(response, 200, {}))
  const { url } = await givenServer((_, response) =>
    response.writeHead(status, { location: `${elsewhere.url}/` }).end(),
  )
  expect((await send(url)).status).toBe(status)
  expect(elsewhere.seen).toEqual([])
})

test('an answer larger than allowed is given up, and its connection with it', async () => {
  const { url } = await givenServer((_, response) => {
    response.writeHead(200)
    response.write('x'.repeat(20_000))
  })
  expect(await failureOf(send(url))).toMatchObject({ kind: 'too-large', sent: true, status: 200 })
})

describe('within its time limit ends', () => {
  test('a request that is never answered', async () => {
    const { url } = await givenServer(() => {})
    expect(await failureOf(send(url, { timeoutMs: 100 }))).toMatchObject({
      kind: 'timeout',
      sent: true,
      status: undefined,
    })
  })

  test('an answer that stops in the middle', async () => {
    const { url } = await givenServer((_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{')
    })
    expect(await failureOf(send(url, { timeoutMs: 100 }))).toMatchObject({ kind: 'timeout', sent: true, status: 200 })
  })

  test('an answer that drips for ever', async () => {
    const { url } = await givenServer((_, response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(drip))
    })
    expect(await failureOf(send(url, { timeoutMs: 150 }))).toMatchObject({ kind: 'timeout', sent: true })
  })

  test('a connection that is never made, and then surely nothing was sent', async () => {
    const { port, sockets } = await givenSilentServer()
    const failure = await failureOf(send(`https://127.0.0.1:${port}`, { method: 'DELETE', timeoutMs: 100 }))
    expect(failure).toMatchObject({ kind: 'timeout', sent: false })
    expect(sockets.size).toBe(1)
  })
})

describe('what surely never left is told apart from what may have arrived', () => {
  test('nobody listens: not sent', async () => {
    const server = await givenServer(() => {})
    await server.stop()
    expect(await failureOf(send(server.url, { method: 'DELETE' }))).toMatchObject({
      kind: 'no-connection',
      sent: false,
      code: 'ECONNREFUSED',
    })
  })

  test('not TLS on the other side: not sent', async () => {
    const { url } = await givenServer(() => {})
    const failure = await failureOf(send(url.replace('http:', 'https:'), { method: 'DELETE' }))
    expect(failure).toMatchObject({ kind: 'no-connection', sent: false })
  })

  test('cut before an answer: may have arrived', async () => {
    const { url } = await givenServer(({ socket }) => socket.destroy())
    expect(await failureOf(send(url, { method: 'DELETE' }))).toMatchObject({
      kind: 'broken',
      sent: true,
      status: undefined,
    })
  })

  test('cut within the answer: may have arrived, and its status is known', async () => {
    const { url } = await givenServer(({ socket }, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"success":', () => socket.destroy())
    })
    expect(await failureOf(send(url, { method: 'DELETE' }))).toMatchObject({ kind: 'broken', sent: true, status: 200 })
  })

  test('an answer that is not HTTP: may have arrived', async () => {
    const { url } = await givenServer(({ socket }) => void socket.end('hello\r\n\r\n'))
    expect(await failureOf(send(url, { method: 'DELETE' }))).toMatchObject({ kind: 'broken', sent: true })
  })
})

describe('whoever goes away', () => {
  test('before it began sends nothing', async () => {
    const { url, seen } = await givenServer(() => {})
    const failure = await failureOf(send(url, { signal: AbortSignal.abort() }))
    expect(failure).toMatchObject({ kind: 'cancelled', sent: false })
    expect(seen).toEqual([])
  })

  test('while it runs ends it on the wire too', async () => {
    const leave = new AbortController()
    const ended = new Promise<void>((resolve) => {
      void givenServer(({ socket }) => {
        socket.on('close', () => resolve())
        leave.abort()
      }).then(async ({ url }) => {
        expect(await failureOf(send(url, { signal: leave.signal }))).toMatchObject({ kind: 'cancelled', sent: true })
      })
    })
    await ended
  })
})

test('reads share connections; each write has one of its own, so that an idle one cannot die under it', async () => {
  const { url, connections } = await givenServer((_, response) => answerJson(response, 200, {}))
  for (let count = 0; count < 20; count++) await send(url)
  const forReads = connections()
  expect(forReads).toBeLessThan(4)
  for (let count = 0; count < 3; count++) await send(url, { method: 'DELETE' })
  expect(connections()).toBe(forReads + 3)
})

test('nothing of a request is in its failure', async () => {
  const { url } = await givenServer(({ socket }) => socket.destroy())
  const failure = await failureOf(send(url, { headers: { 'x-api-key': 'the key' }, body: 'the body', method: 'POST' }))
  const shown = JSON.stringify(failure) + failure.stack + JSON.stringify(Object.getOwnPropertyDescriptors(failure))
  expect(shown).not.toMatch(/the key|the body/)
})
