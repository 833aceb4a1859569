// Runs a bundled script, and keeps what reading it came to for the next process that does: node start-worker.mjs <bundle> …

import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'

const [file = ''] = process.argv.splice(2, 1)
const kept = `${file}.read`
// only letters of ASCII, of which each is a byte
const source = fs.readFileSync(file, 'latin1')
const script = new vm.Script(`(function (module, require, __filename, __dirname) {${source}\n})`, {
  filename: file,
  ...(fs.existsSync(kept) && { cachedData: fs.readFileSync(kept) }),
})
if (process.env.KEEP_WHAT_WAS_READ) process.on('exit', () => fs.writeFileSync(kept, script.createCachedData()))
script.runInThisContext()({}, createRequire(file), file, path.dirname(file))
