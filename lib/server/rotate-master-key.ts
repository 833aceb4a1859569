import 'server-only'
import { VAULT_ROTATION_BATCH } from '../config/timings'
import { environment } from '../config/environment.mjs'
import { type AuditActor, appendAudit } from '../db/append-audit'
import { inTransaction, type Transaction } from '../db/client'
import { connectionNames } from '../db/connections'
import { lockMasterKey, lockSealedOtherwise, replaceSealed } from '../db/sealed-keys'
import { Refusal } from '../domain/refusals'
import { currentKeyRing } from '../vault/current-key-ring'
import type { KeyRing } from '../vault/key-ring'
import { forgetPreviousMasterKey, replaceMasterKey } from '../vault/replace-master-key'
import { rewrap } from '../vault/rewrap'
import { sealedPrefix } from '../vault/sealed-format'
import { VaultError } from '../vault/vault-error'
import { keyContext } from './key-context'

export type Rotation = {
  /** The fingerprint of the master key that everything is wrapped with now. */
  masterKeyId: string
  rewrapped: number
  /** By name: keys that neither master key opens. They stay as they are and have to be entered again. */
  unreadable: string[]
  resumed: boolean
}

/**
 * Wraps every stored key with a new master key while everything keeps running, and forgets the old one at the end. It
 * may be killed at any moment: until the last key is wrapped anew both master keys are kept, and the next call goes on.
 */
export async function rotateMasterKey(actor: AuditActor): Promise<Rotation> {
  const { resumed, ring } = await beginRotation(actor)
  const { rewrapped, unreadable } = await rewrapAll(ring)
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor,
      action: 'vault.rotated',
      outcome: 'done',
      target: { kind: 'master-key', id: ring.current.id, name: null },
      after: { rewrapped, unreadable },
    }),
  )
  if (!environment().masterKey) forgetPreviousMasterKey(environment().dataDir)
  return { masterKeyId: ring.current.id, rewrapped, unreadable, resumed }
}

/** Nobody seals a key while the master key changes: whoever comes after this transaction uses the new one. */
function beginRotation(actor: AuditActor): Promise<{ resumed: boolean; ring: KeyRing }> {
  const { masterKey, masterKeyPrevious, dataDir } = environment()
  if (masterKey && !masterKeyPrevious) throw notPrepared()
  return inTransaction(async (tx) => {
    await lockMasterKey(tx)
    const { resumed } = masterKey ? { resumed: false } : replaceMasterKey(dataDir)
    const ring = currentKeyRing()
    await appendAudit(tx, {
      actor,
      action: 'vault.rotated',
      outcome: 'intended',
      target: { kind: 'master-key', id: ring.current.id, name: null },
      before: { masterKeyId: ring.previous?.id ?? null },
      after: { masterKeyId: ring.current.id, resumed },
    })
    return { resumed, ring }
  })
}

async function rewrapAll(ring: KeyRing): Promise<Pick<Rotation, 'rewrapped' | 'unreadable'>> {
  let after = '00000000-0000-0000-0000-000000000000'
  let rewrapped = 0
  const unreadable: string[] = []
  for (;;) {
    const batch = await inTransaction((tx) => rewrapBatch(tx, ring, after))
    rewrapped += batch.rewrapped
    unreadable.push(...batch.unreadable)
    if (batch.last === null) break
    after = batch.last
  }
  return { rewrapped, unreadable: await connectionNames(unreadable) }
}

async function rewrapBatch(tx: Transaction, ring: KeyRing, after: string) {
  const prefix = sealedPrefix(ring.current.id)
  const rows = await lockSealedOtherwise(tx, { prefix, after, limit: VAULT_ROTATION_BATCH })
  const unreadable: string[] = []
  for (const { connectionId, sealed } of rows) {
    const again = tryRewrap(ring, connectionId, sealed)
    if (again === null) unreadable.push(connectionId)
    else await replaceSealed(tx, { connectionId, sealed: again })
  }
  return { last: rows.at(-1)?.connectionId ?? null, rewrapped: rows.length - unreadable.length, unreadable }
}

function tryRewrap(ring: KeyRing, connectionId: string, sealed: string): string | null {
  try {
    return rewrap({ ring, sealed, context: keyContext(connectionId) })
  } catch (error) {
    if (error instanceof VaultError) return null
    throw error
  }
}

function notPrepared(): Refusal {
  return new Refusal(
    'invalid',
    'This installation takes its master key from STOCKTAKE_MASTER_KEY. To replace it: make a new one with "openssl rand -base64 32", set STOCKTAKE_MASTER_KEY to it and STOCKTAKE_MASTER_KEY_PREVIOUS to the present one, restart Stocktake everywhere with both, and run this again.',
  )
}
