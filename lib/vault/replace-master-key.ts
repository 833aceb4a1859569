import 'server-only'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import {
  masterKeyFile,
  previousMasterKeyFile,
  readMasterKeyFile,
  writeMasterKeyFile,
} from '../config/master-key-files.mjs'
import { keyRing } from './key-ring'
import { VaultError } from './vault-error'

/**
 * Puts a new master key into use and keeps the one before beside it, so that nothing sealed becomes unreadable. When a
 * replacement is under way already, it is taken up again instead: killed between any two steps, the next call goes on.
 */
export function replaceMasterKey(dataDir: string): { resumed: boolean } {
  const file = masterKeyFile(dataDir)
  const previousFile = previousMasterKeyFile(dataDir)
  const current = readMasterKeyFile(file)
  if (!current) throw new VaultError('no-master-key', 'There is no master key to replace in the data folder.')
  const previous = readMasterKeyFile(previousFile)
  if (previous && keyRing({ current, previous }).previous) return { resumed: true }
  writeMasterKeyFile(previousFile, current)
  writeMasterKeyFile(file, randomBytes(32))
  return { resumed: false }
}

/** Only when nothing is sealed with it any more. */
export function forgetPreviousMasterKey(dataDir: string): void {
  fs.rmSync(previousMasterKeyFile(dataDir), { force: true })
}
