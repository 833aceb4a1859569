import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How it gives the key away that it was called with. */
export type Talk = 'quiet' | 'names' | 'refusal' | 'failure' | 'text'

/**
 * Stands in front of a Raff and repeats the caller's key wherever an answer has room for it: the worst that could come
 * back to us. `talk` says where.
 */
export async function talkativeRaff(behind: string) {
  let talk: Talk = 'quiet'
  const server = createServer(async (request, response) => {
    const key = String(request.headers['x-api-key'] ?? '')
    const headers = { 'content-type': 'application/json', 'x-request-id': `for ${key}`, 'x-echo': key }
    if (talk === 'refusal' || talk === 'failure') {
      response.writeHead(talk === 'refusal' ? 403 : 400, headers)
      return response.end(JSON.stringify({ error: `no ${key}`, message: `the key ${key} may not do this` }))
    }
    if (talk === 'text') {
      response.writeHead(200, { ...headers, 'content-type': 'text/html' })
      return response.end(`<p>${key}</p>`)
    }
    const answer = await ask(behind, request, key).catch(() => undefined)
    // cut off behind us, cut off in front of us
    if (!answer) return response.destroy()
    const { status, text } = answer
    response.writeHead(status, headers)
    response.end(talk === 'names' ? text.replace(/"name":"/g, `"name":"${key} `) : text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    say: (how: Talk) => {
      talk = how
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function ask(behind: string, request: IncomingMessage, key: string) {
  const project = request.headers['x-project-id']
  const response = await fetch(behind + request.url, {
    headers: { 'x-api-key': key, ...(project ? { 'x-project-id': String(project) } : {}) },
  })
  return { status: response.status, text: await response.text() }
}
