import fs from 'node:fs'
import path from 'node:path'
import { MASTER_KEY_FILE } from './secrets.mjs'

/** The master key of this installation, if there is one yet. @param {import('../config/environment.mjs').Environment} environment */
export function findMasterKey(environment) {
  if (environment.masterKey) return environment.masterKey
  const file = path.join(environment.dataDir, MASTER_KEY_FILE)
  return fs.existsSync(file) ? Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64') : undefined
}
