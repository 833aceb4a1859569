import 'server-only'
import { environment } from '../config/environment.mjs'
import { masterKeyFile, previousMasterKeyFile, readMasterKeyFile } from '../config/master-key-files.mjs'
import { type KeyRing, keyRing } from './key-ring'
import { VaultError } from './vault-error'

/**
 * The master keys of this installation as they are at this moment. Kept nowhere: reading a small file costs nothing
 * beside a call to Raff, and a key that is replaced while we run counts from the next use on.
 */
export function currentKeyRing(): KeyRing {
  const { masterKey, masterKeyPrevious, dataDir } = environment()
  if (masterKey) return keyRing({ current: masterKey, previous: masterKeyPrevious })
  const current = readMasterKeyFile(masterKeyFile(dataDir))
  if (!current)
    throw new VaultError(
      'no-master-key',
      'The master key of this installation is missing or damaged. Put the file master-key back into the data folder, or set STOCKTAKE_MASTER_KEY. Without it stored keys stay closed.',
    )
  return keyRing({ current, previous: readMasterKeyFile(previousMasterKeyFile(dataDir)) ?? undefined })
}
