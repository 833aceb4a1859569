import net from 'node:net'
import { PlainError } from './plain-error.mjs'

/** @param {number} port @returns {Promise<string | null>} the error code, or null when it is free */
export function probePort(port) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? 'unknown'))
    server.listen(port, () => server.close(() => resolve(null)))
  })
}

/** Said before the long steps of a first start, not after them. @param {number} port */
export async function refuseTakenPort(port) {
  const code = await probePort(port)
  if (code === null) return
  if (code === 'EACCES')
    throw new PlainError(`this user may not listen on port ${port}; choose one above 1023, such as PORT=3000`)
  throw new PlainError(`port ${port} is taken by another program; stop that one, or choose another port with PORT=…`)
}
