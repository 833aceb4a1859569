// How the web process asks the launcher for something: one line of JSON in, one line of JSON out, on a Unix socket that
// only this user can open.
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { readLines } from './read-lines.mjs'
import { makeSocketFolder } from './socket-folder.mjs'

/** @typedef {(request: Record<string, unknown>) => Promise<object>} Answer */

/**
 * @param {string} dataFolder @param {Record<string, Answer>} answers by the request's `do`
 * @returns {Promise<{ path: string, close: () => Promise<void> }>}
 */
export async function openControlSocket(dataFolder, answers) {
  const file = path.join(makeSocketFolder(dataFolder, 'control', undefined), 'launcher')
  // left behind by a launcher that was killed; the lock of the data folder is ours by now
  fs.rmSync(file, { force: true })
  /** @type {Set<net.Socket>} */
  const open = new Set()
  const server = net.createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // the other side may leave before its answer is ready
    socket.on('error', () => {})
    readLines(socket, async (line) => {
      const reply = await answer(line, answers)
      if (socket.writable) socket.write(`${JSON.stringify(reply)}\n`)
    })
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(file, () => resolve(null))
  })
  return {
    path: file,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}

async function answer(/** @type {string} */ line, /** @type {Record<string, Answer>} */ answers) {
  try {
    const request = JSON.parse(line)
    const known =
      typeof request?.do === 'string' && Object.hasOwn(answers, request.do) ? answers[request.do] : undefined
    if (!known) return failure(`the launcher does not know how to do that; it knows ${Object.keys(answers).join(', ')}`)
    return await known(request)
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error))
  }
}

const failure = (/** @type {string} */ message) => ({ event: 'error', message })
