import 'server-only'
import type { Transaction } from '../db/client'
import { createAccount, listOpenAccounts, type RaffAccountRow, updateAccount } from '../db/raff-accounts'
import { Refusal } from '../domain/refusals'
import type { CheckedKey } from './check-pasted-key'

type Question = { checked: CheckedKey; wanted: string | undefined; now: Date }

/**
 * The account a key belongs to: the one whose Raff id it says, or a new one. When the key cannot say whose it is and there
 * are accounts it could be of, a person has to.
 */
export async function findAccountOfKey(tx: Transaction, { checked, wanted, now }: Question): Promise<RaffAccountRow> {
  const accounts = (await listOpenAccounts(tx)).filter(({ practice }) => practice === checked.practice)
  const { raffAccountId } = checked.reach
  const said = raffAccountId && accounts.find((account) => account.raffAccountId === raffAccountId)
  const named = accounts.find(({ id }) => id === wanted)
  if (said) {
    if (named && named.id !== said.id) throw wrongAccount(`This key belongs to ${said.name}, not to ${named.name}.`)
    return said
  }
  if (named) return raffAccountId ? adopt(tx, named, raffAccountId) : named
  if (wanted !== 'new' && raffAccountId) {
    // an account that no key could name yet may be this one: only a person can tell
    const nameless = accounts.filter((account) => account.raffAccountId === null)
    if (nameless.length > 0) throw whose(nameless)
  } else if (wanted !== 'new' && accounts.length > 0) throw whose(accounts)
  const name = freeName(checked.accountName ?? 'Raff', accounts)
  return createAccount(tx, { name, raffAccountId, practice: checked.practice, apiUrl: null, createdAt: now })
}

function freeName(wanted: string, accounts: RaffAccountRow[]): string {
  const taken = accounts.map(({ name }) => name)
  for (let count = 2, name = wanted; ; count++) {
    if (!taken.includes(name)) return name
    name = `${wanted} ${count}`
  }
}

async function adopt(tx: Transaction, account: RaffAccountRow, raffAccountId: string): Promise<RaffAccountRow> {
  if (account.raffAccountId !== null)
    throw wrongAccount(
      `This key belongs to another Raff account than ${account.name}. Choose “another account” to add it.`,
    )
  await updateAccount(tx, account.id, { raffAccountId })
  return { ...account, raffAccountId }
}

function whose(accounts: RaffAccountRow[]): Refusal {
  const names = accounts.map(({ name }) => name).join(' or ')
  return wrongAccount(`The key does not say which Raff account it belongs to. Choose: ${names}, or another account.`)
}

function wrongAccount(message: string): Refusal {
  return new Refusal('conflict', message, { fields: { account: message } })
}
