import 'server-only'
import type { PracticeAnswer } from '../contracts/practice'
import { inventoryContext } from '../db/inventory-context'
import { findPracticeAccount, hasRealAccount } from '../db/raff-accounts'
import { listSampleSignIns } from '../db/sample-people'
import { hasLauncher } from './ask-launcher'

export async function describePractice(): Promise<PracticeAnswer> {
  const [account, isReal, people] = await Promise.all([findPracticeAccount(), hasRealAccount(), listSampleSignIns()])
  return {
    open: account !== null && account.closedAt === null,
    possible: !isReal && hasLauncher(),
    people: people.map(({ name, email, role, password }) => ({ name, email, role, password })),
  }
}

export async function isPractising(): Promise<boolean> {
  return (await practisingSince()) !== null
}

/** For the ribbon above every page. Readings from before that moment are the account's past, told day by day. */
export async function practisingSince(): Promise<Date | null> {
  const { accounts } = await inventoryContext()
  const open = accounts.find(({ practice }) => practice)
  return open ? new Date(open.createdAt) : null
}
