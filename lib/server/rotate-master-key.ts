import 'server-only'
import { VAULT_ROTATION_BATCH } from '../config/timings'
import { environment } from '../config/environment.mjs'
import { type AuditActor, appendAudit } from '../db/append-audit'
import { inTransaction, type Transaction } from '../db/client'
import { connectionNames } from '../db/connections'
import { lockSecretsSealedOtherwise, replaceSecret } from '../db/request-secrets'
import { lockMasterKey, lockSealedOtherwise, replaceSealed } from '../db/sealed-keys'
import { Refusal } from '../domain/refusals'
import { currentKeyRing } from '../vault/current-key-ring'
import type { KeyRing } from '../vault/key-ring'
import { forgetPreviousMasterKey, replaceMasterKey } from '../vault/replace-master-key'
import { rewrap } from '../vault/rewrap'
import { sealedPrefix } from '../vault/sealed-format'
import type { SealingContext } from '../vault/sealing-context'
import { VaultError } from '../vault/vault-error'
import { keyContext } from './key-context'
import { secretContext } from './runs/secret-context'

export type Rotation = {
  /** The fingerprint of the master key that everything is wrapped with now. */
  masterKeyId: string
  rewrapped: number
  /** Secrets of new keys that nobody has come to see yet. */
  secrets: number
  /** Requests whose new secret neither master key opens. */
  lostSecrets: string[]
  /** By name: keys that neither master key opens. They stay as they are and have to be entered again. */
  unreadable: string[]
  resumed: boolean
}

/**
 * Wraps every stored key, and every new key's secret that waits to be seen, with a new master key while everything keeps running, and forgets the old one at the end. It
 * may be killed at any moment: until the last key is wrapped anew both master keys are kept, and the next call goes on.
 */
export async function rotateMasterKey(actor: AuditActor): Promise<Rotation> {
  const { resumed, ring } = await beginRotation(actor)
  const keys = await rewrapEach(ring, rewrapKeys)
  const secrets = await rewrapEach(ring, rewrapSecrets)
  const did = {
    rewrapped: keys.rewrapped,
    unreadable: await connectionNames(keys.unreadable),
    secrets: secrets.rewrapped,
    lostSecrets: secrets.unreadable,
  }
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor,
      action: 'vault.rotated',
      outcome: 'done',
      target: { kind: 'master-key', id: ring.current.id, name: null },
      after: did,
    }),
  )
  if (!environment().masterKey) forgetPreviousMasterKey(environment().dataDir)
  return { masterKeyId: ring.current.id, resumed, ...did }
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

type Batch = { last: string | null; rewrapped: number; unreadable: string[] }
type RewrapBatch = (tx: Transaction, ring: KeyRing, after: string) => Promise<Batch>

async function rewrapEach(ring: KeyRing, rewrapBatch: RewrapBatch): Promise<Omit<Batch, 'last'>> {
  let after = '00000000-0000-0000-0000-000000000000'
  let rewrapped = 0
  const unreadable: string[] = []
  for (;;) {
    const batch = await inTransaction((tx) => rewrapBatch(tx, ring, after))
    rewrapped += batch.rewrapped
    unreadable.push(...batch.unreadable)
    if (batch.last === null) return { rewrapped, unreadable }
    after = batch.last
  }
}

const rewrapKeys: RewrapBatch = async (tx, ring, after) => {
  const prefix = sealedPrefix(ring.current.id)
  const rows = await lockSealedOtherwise(tx, { prefix, after, limit: VAULT_ROTATION_BATCH })
  const unreadable: string[] = []
  for (const { connectionId, sealed } of rows) {
    const again = tryRewrap(ring, sealed, keyContext(connectionId))
    if (again === null) unreadable.push(connectionId)
    else await replaceSealed(tx, { connectionId, sealed: again })
  }
  return { last: rows.at(-1)?.connectionId ?? null, rewrapped: rows.length - unreadable.length, unreadable }
}

const rewrapSecrets: RewrapBatch = async (tx, ring, after) => {
  const prefix = sealedPrefix(ring.current.id)
  const rows = await lockSecretsSealedOtherwise(tx, { prefix, after, limit: VAULT_ROTATION_BATCH })
  const unreadable: string[] = []
  for (const { requestId, title, sealed } of rows) {
    const again = tryRewrap(ring, sealed, secretContext(requestId))
    if (again === null) unreadable.push(title)
    else await replaceSecret(tx, requestId, again)
  }
  return { last: rows.at(-1)?.requestId ?? null, rewrapped: rows.length - unreadable.length, unreadable }
}

function tryRewrap(ring: KeyRing, sealed: string, context: SealingContext): string | null {
  try {
    return rewrap({ ring, sealed, context })
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
