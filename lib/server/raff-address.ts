import 'server-only'
import { environment } from '../config/environment.mjs'
import { type RaffAccountRow, updateAccount } from '../db/raff-accounts'
import { database } from '../db/client'
import { askLauncher, hasLauncher } from './ask-launcher'

/**
 * Where an account answers. The practice account may have another port after a restart: the launcher, which runs it and
 * starts it when need be, knows; a replica without a launcher takes what was noted last.
 */
export async function raffAddressOf(account: Pick<RaffAccountRow, 'id' | 'practice' | 'apiUrl'>): Promise<string> {
  if (!account.practice) return account.apiUrl ?? environment().raffApiUrl
  if (!hasLauncher() && account.apiUrl) return account.apiUrl
  const { url } = await startPractice()
  if (url !== account.apiUrl) await updateAccount(database(), account.id, { apiUrl: url })
  return url
}

/** Asking again while it runs only says where. */
export async function startPractice(): Promise<{
  url: string
  keys: Record<string, string>
  toldAt?: number | null | undefined
}> {
  const reply = await askLauncher({ do: 'start-practice' })
  if (reply.event !== 'ready') throw new Error(`the launcher answered "${reply.event}" to start-practice`)
  return reply
}
