import 'server-only'
import { database, type Transaction } from './client'

export type RaffAccountRow = {
  id: string
  name: string
  raffAccountId: string | null
  practice: boolean
  /** Null: where RAFF_API_URL says. */
  apiUrl: string | null
  createdAt: Date
  closedAt: Date | null
}

/** Whoever adds an account or a key to one waits for its turn: two first keys of one account make one account. */
export async function lockAccounts(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('stocktake raff accounts'))::text`
}

/** Accounts that are read and shown, the oldest first. */
export function listOpenAccounts(tx: Transaction = database()): Promise<RaffAccountRow[]> {
  return tx.raffAccount.findMany({ where: { closedAt: null }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
}

export function findAccount(id: string, tx: Transaction = database()): Promise<RaffAccountRow | null> {
  return tx.raffAccount.findUnique({ where: { id } })
}

export function findPracticeAccount(tx: Transaction = database()): Promise<RaffAccountRow | null> {
  return tx.raffAccount.findFirst({ where: { practice: true }, orderBy: { createdAt: 'asc' } })
}

/** Whether a real account was ever connected. Cheap: asked for each page that a signed-in person opens. */
export async function hasRealAccount(tx: Transaction = database()): Promise<boolean> {
  return (await tx.raffAccount.count({ where: { practice: false } })) > 0
}

export async function createAccount(
  tx: Transaction,
  account: Pick<RaffAccountRow, 'name' | 'raffAccountId' | 'practice' | 'apiUrl' | 'createdAt'>,
): Promise<RaffAccountRow> {
  return tx.raffAccount.create({ data: account })
}

export type RaffAccountChange = Partial<Pick<RaffAccountRow, 'name' | 'raffAccountId' | 'apiUrl' | 'closedAt'>>

export async function updateAccount(tx: Transaction, id: string, change: RaffAccountChange): Promise<void> {
  await tx.raffAccount.update({ where: { id }, data: change, select: { id: true } })
}
