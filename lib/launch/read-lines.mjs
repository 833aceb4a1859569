import readline from 'node:readline'

/** @param {NodeJS.ReadableStream} stream @param {(line: string) => void} onLine */
export function readLines(stream, onLine) {
  readline.createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine)
}
