import 'server-only'
import { RUN_BUSY_MS, RUN_LEASE_MS, RUN_UNSEEN_MS } from '../../config/timings'
import { appendAudit } from '../../db/append-audit'
import { inTransaction } from '../../db/client'
import { findConnection, lockConnection } from '../../db/connections'
import { readRequestSecret, removeRequestSecret } from '../../db/request-secrets'
import { moveStep, type StepRow } from '../../db/request-steps'
import { holdRunLease } from '../../db/run-lease'
import { holdRunSwitch } from '../../db/run-switch'
import { type KeyReach, lossesOf } from '../../domain/key-reach'
import { RaffError } from '../../raff/errors'
import { currentKeyRing } from '../../vault/current-key-ring'
import { keyFingerprint, keyPrefix } from '../../vault/shown-of-a-key'
import { withPlaintext } from '../../vault/with-plaintext'
import { VaultError } from '../../vault/vault-error'
import { askAboutKey, type KeyAnswer } from '../ask-about-key'
import { askStoredKey } from '../ask-stored-key'
import { raffAddressOf } from '../raff-address'
import { exchangeKey, type NewKey } from '../exchange-key'
import { entryOf } from './entry-of'
import { failStep } from './fail-step'
import { type RunContext, stepWords } from './run-context'
import { secretContext } from './secret-context'
import { RunsHalted } from './send-step'

/**
 * Puts the secret of the key that was just made into a connection of our own: nobody is shown it. The new key is shown to
 * Raff first, and has to reach what the old one reaches; until then, and if it never does, the connection goes on
 * with the key it has. Old and new change places in one transaction, so that no crash leaves it with neither.
 */
export async function putInKey(context: RunContext, step: StepRow): Promise<void> {
  const { connection } = step.planned
  if (!connection) return
  const stored = await findConnection(connection.id)
  const instead = whyNotThere(connection, stored)
  if (!stored || instead) return failStep(context, step, instead ?? '')
  const sealed = await readRequestSecret(context.request.id)
  if (sealed === null) return failStep(context, step, 'The new secret is not there any more.')
  const secret = { ring: currentKeyRing(), sealed, context: secretContext(context.request.id) }
  await withPlaintext(secret, async (plaintext) => {
    const key = plaintext.toString()
    const shown = { prefix: keyPrefix(key), fingerprint: keyFingerprint(key) }
    const asked = await ask({ key, ...shown, baseUrl: await raffAddressOf(stored.account) })
    const why = 'why' in asked ? asked.why : whyUnfit(stored, await reachNow(stored), asked.answer)
    if (why !== null || !('answer' in asked)) return putOff(context, step, why ?? '')
    await exchange(context, step, { key, ...shown, answer: asked.answer })
  })
}

type Stored = NonNullable<Awaited<ReturnType<typeof findConnection>>>

/** Whoever has put another key in meanwhile has thought of something: that key is left alone. */
function whyNotThere({ name, prefix }: NonNullable<StepRow['planned']['connection']>, stored: Stored | null) {
  if (!stored) return `The connection “${name}” was removed meanwhile.`
  return stored.prefix === prefix ? null : `Somebody has put another key into the connection “${name}” meanwhile.`
}

async function ask(key: {
  key: string
  prefix: string
  fingerprint: string
  baseUrl: string
}): Promise<{ answer: KeyAnswer } | { why: string }> {
  try {
    return { answer: await askAboutKey({ ...key, key: (use) => use(key.key) }) }
  } catch (error) {
    if (error instanceof RaffError) return { why: error.message }
    throw error
  }
}

/** The same reach is what was approved: a key that may do less would leave Stocktake half blind. */
function whyUnfit({ account, purpose, name }: Stored, before: KeyReach, { reach }: KeyAnswer): string | null {
  if (account.raffAccountId && reach.raffAccountId && account.raffAccountId !== reach.raffAccountId)
    return `The new key belongs to another Raff account than ${account.name}.`
  const [loss] = lossesOf(before, reach, purpose)
  return loss ? `The new key reaches less than the one in “${name}”. ${loss}` : null
}

/** What the old key reaches now, or else when it was last asked: what was lost before is no loss of the new one. */
async function reachNow(stored: Stored): Promise<KeyReach> {
  try {
    return (await askStoredKey(stored)).reach
  } catch (error) {
    if (error instanceof RaffError || error instanceof VaultError) return stored.reach
    throw error
  }
}

/** Raff may need a moment until a new key is known everywhere. What is not so by then does not come. */
async function putOff(context: RunContext, step: StepRow, why: string): Promise<void> {
  const now = await context.now()
  const since = step.intendedAt ?? now
  if (now.getTime() - since.getTime() >= RUN_UNSEEN_MS) return failStep(context, step, why)
  await inTransaction(async (tx) => {
    await holdRunLease(tx, context.lease, RUN_LEASE_MS)
    const notBefore = new Date(now.getTime() + RUN_BUSY_MS)
    await moveStep(tx, context.request.id, step, { intendedAt: since, notBefore, progress: why })
  })
}

async function exchange(context: RunContext, step: StepRow, fresh: NewKey): Promise<void> {
  const { connection } = step.planned
  const now = await context.now()
  if (!connection) return
  await inTransaction(async (tx) => {
    // before the request's own row: whoever removes a connection takes them in this order
    const stored = await lockConnection(tx, connection.id)
    await holdRunLease(tx, context.lease, RUN_LEASE_MS)
    if (await holdRunSwitch(tx)) throw new RunsHalted()
    // somebody was there meanwhile: the next turn says so
    if (!stored || stored.prefix !== connection.prefix) return
    const change = {
      state: 'sent' as const,
      intendedAt: step.intendedAt ?? now,
      answeredAt: now,
      answer: { prefix: fresh.prefix },
      notBefore: null,
      progress: 'It is in. Calling Raff with it.',
    }
    if (!(await moveStep(tx, context.request.id, step, change))) return
    const narrowed = lossesOf(stored.acceptedReach, fresh.answer.reach, stored.purpose).length > 0
    await exchangeKey(tx, connection.id, fresh, { now, narrowed })
    await removeRequestSecret(tx, context.request.id)
    await appendAudit(tx, {
      ...entryOf(context, step),
      action: 'connection.key-replaced',
      target: { kind: 'connection', id: connection.id, name: stored.name },
      outcome: 'done',
      connectionPrefix: fresh.prefix,
      before: { prefix: stored.prefix },
      after: { prefix: fresh.prefix, ...stepWords(step) },
    })
  })
}
