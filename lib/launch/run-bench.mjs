// One bench in a process of its own: the file it is given, and its rows to whoever started it.
import { pathToFileURL } from 'node:url'
import { shutDown, stopOnSignals } from './shutdown.mjs'

stopOnSignals(() => {})
const { default: bench } = await import(pathToFileURL(process.argv[2] ?? '').href)
try {
  process.send?.(await bench())
} finally {
  await shutDown()
  process.disconnect?.()
}
