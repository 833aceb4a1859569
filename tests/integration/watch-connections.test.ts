import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PEER_HEADER } from '@/lib/http/network-address'
import { watchConnections } from '@/lib/http/watch-connections'

let server: Server
let url: string

beforeAll(async () => {
  watchConnections()
  server = createServer((request, response) => response.end(String(request.headers[PEER_HEADER])))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sign-in?token=one-time`
})

afterAll(() => new Promise((done) => server.close(done)))

test('where a connection comes from cannot be forged with a header', async () => {
  const forged = { [PEER_HEADER]: '203.0.113.9', 'x-forwarded-for': '203.0.113.9' }
  expect(await (await fetch(url, { headers: forged })).text()).toBe('127.0.0.1')
})

test('a page is one line in the log, without what its address carries', async () => {
  const lines: string[] = []
  const write = process.stdout.write
  process.stdout.write = ((line: string) => lines.push(line) > 0) as typeof process.stdout.write
  try {
    await (await fetch(url)).text()
    await expect.poll(() => lines.join('')).toContain('"page":"/sign-in"')
  } finally {
    process.stdout.write = write
  }
  expect(lines.join('')).not.toContain('one-time')
})
