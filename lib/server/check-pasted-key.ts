import 'server-only'
import { findAccount, listOpenAccounts, type RaffAccountRow } from '../db/raff-accounts'
import { Refusal } from '../domain/refusals'
import { isRaffError } from '../raff/errors'
import { environment } from '../config/environment.mjs'
import { askAboutKey, type KeyAnswer } from './ask-about-key'
import { keyRefusal, type PastedKey } from './pasted-key'
import { raffAddressOf } from './raff-address'

/** A key that works, where it works, and what it reaches. */
export type CheckedKey = KeyAnswer & { practice: boolean }

/**
 * Shows a key that was just pasted to Raff. While the practice account is open it is asked first: it is on this machine,
 * knows its own keys, and takes no other.
 */
export async function checkPastedKey(pasted: PastedKey, where: { account?: string | undefined }): Promise<CheckedKey> {
  const named = where.account && where.account !== 'new' ? await accountNamed(where.account) : undefined
  const practice = named ?? (await listOpenAccounts()).find((account) => account.practice)
  if (practice?.practice && where.account !== 'new') {
    const answer = await ask(pasted, await raffAddressOf(practice), { maybe: named === undefined })
    if (answer) return { ...answer, practice: true }
  }
  const baseUrl = named ? await raffAddressOf(named) : environment().raffApiUrl
  const answer = await ask(pasted, baseUrl, { maybe: false })
  return { ...answer, practice: false }
}

async function accountNamed(id: string): Promise<RaffAccountRow> {
  const account = await findAccount(id)
  if (account && !account.closedAt) return account
  const message = 'This Raff account is not known here any more. Reload the page and choose again.'
  throw new Refusal('invalid', message, { fields: { account: message } })
}

async function ask(pasted: PastedKey, baseUrl: string, how: { maybe: false }): Promise<KeyAnswer>
async function ask(pasted: PastedKey, baseUrl: string, how: { maybe: boolean }): Promise<KeyAnswer | null>
async function ask({ key, prefix, fingerprint }: PastedKey, baseUrl: string, { maybe }: { maybe: boolean }) {
  try {
    return await askAboutKey({ key: (use) => use(key), prefix, fingerprint, baseUrl })
  } catch (error) {
    if (maybe && isRaffError(error)) return null
    throw sayWhyNot(error)
  }
}

/** Nothing was saved; what to do depends on whether the key or the way to Raff is the trouble. */
export function sayWhyNot(error: unknown): unknown {
  if (!isRaffError(error)) return error
  if (error.kind === 'unauthorized')
    return keyRefusal(
      'invalid',
      'Raff does not accept this key, so it was not saved. It may be revoked, switched off or expired, or belong to something else. In Raff, under API keys, look whether it is still active, or make a new one.',
      error,
    )
  if (error.kind === 'forbidden' || error.kind === 'billing')
    return keyRefusal('invalid', `${error.message} Nothing was saved.`, error)
  const message =
    error.kind === 'timeout'
      ? 'Raff did not answer in time, so we could not see what this key reaches. Nothing was saved. Try again in a moment.'
      : `${error.message} We could not see what this key reaches, so nothing was saved.`
  return new Refusal('unavailable', message, { retryAfterSeconds: 10, cause: error })
}
