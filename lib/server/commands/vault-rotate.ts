import { closeDatabase } from '../../db/client'
import { Refusal } from '../../domain/refusals'
import { VaultError } from '../../vault/vault-error'
import { rotateMasterKey } from '../rotate-master-key'

// `npm run vault:rotate`: exit 0 done, 1 refused or some keys could not be opened. May be killed and run again.

try {
  const { masterKeyId, rewrapped, secrets, lostSecrets, unreadable, resumed } = await rotateMasterKey({
    kind: 'operator',
    name: 'Command line',
  })
  if (resumed) print('Took up the rotation that was interrupted.')
  print(
    `${rewrapped === 1 ? 'One stored key is' : `${rewrapped} stored keys are`} now wrapped with the master key ${masterKeyId}.`,
  )
  if (secrets > 0)
    print(
      secrets === 1
        ? 'So is the secret of one new key that waits to be seen.'
        : `So are the secrets of ${secrets} new keys that wait to be seen.`,
    )
  if (process.env.STOCKTAKE_MASTER_KEY) print('You can now remove STOCKTAKE_MASTER_KEY_PREVIOUS and restart.')
  else print('Keep a copy of the new file master-key. Backups made before today still need the old one.')
  if (unreadable.length > 0) {
    print(`These could not be opened and stay as they are; enter their keys again: ${unreadable.join(', ')}.`)
    process.exitCode = 1
  }
  if (lostSecrets.length > 0) {
    print(
      `The new secrets of these could not be opened; revoke the keys that they made and ask again: ${lostSecrets.join(', ')}.`,
    )
    process.exitCode = 1
  }
} catch (error) {
  if (!(error instanceof Refusal || error instanceof VaultError)) throw error
  process.stderr.write(`stocktake: ${error.message}\n`)
  process.exitCode = 1
} finally {
  await closeDatabase()
}

function print(line: string) {
  process.stdout.write(`${line}\n`)
}
