import 'server-only'
import { database, type Transaction } from './client'

export async function findPersonIdByIdentity(
  identity: { provider: string; subject: string },
  tx: Transaction = database(),
): Promise<string | null> {
  const found = await tx.signInIdentity.findUnique({
    where: { provider_subject: identity },
    select: { personId: true },
  })
  return found?.personId ?? null
}

export async function linkIdentity(
  tx: Transaction,
  identity: { provider: string; subject: string; personId: string; createdAt: Date },
): Promise<void> {
  await tx.signInIdentity.create({ data: identity, select: { provider: true } })
}
