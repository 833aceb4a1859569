import { masterKeyFile, readMasterKeyFile } from '../config/master-key-files.mjs'

/** The master key of this installation, if there is one yet. @param {import('../config/environment.mjs').Environment} environment */
export function findMasterKey(environment) {
  return environment.masterKey ?? readMasterKeyFile(masterKeyFile(environment.dataDir)) ?? undefined
}
