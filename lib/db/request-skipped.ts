import 'server-only'
import { database, type Transaction } from './client'

// Who would have had to be asked about what was run in an emergency, and whether they know by now.

export async function addSkipped(
  tx: Transaction,
  requestId: string,
  people: readonly { id: string; name: string }[],
  at: Date,
): Promise<void> {
  await tx.requestSkipped.createMany({
    data: people.map(({ id, name }) => ({ requestId, personId: id, personName: name, at })),
  })
}

export function skippedOf(requestId: string): Promise<{ personId: string; personName: string; seenAt: Date | null }[]> {
  return database().requestSkipped.findMany({
    where: { requestId },
    select: { personId: true, personName: true, seenAt: true },
    orderBy: [{ personName: 'asc' }, { personId: 'asc' }],
  })
}

/** Requests that were run without asking this person, and that they have not said to have seen. */
export async function unseenBy(personId: string): Promise<Set<string>> {
  const rows = await database().requestSkipped.findMany({
    where: { personId, seenAt: null },
    select: { requestId: true },
  })
  return new Set(rows.map(({ requestId }) => requestId))
}

/** False when they were not skipped, or have said so before. */
export async function markSeen(tx: Transaction, requestId: string, personId: string, at: Date): Promise<boolean> {
  const { count } = await tx.requestSkipped.updateMany({
    where: { requestId, personId, seenAt: null },
    data: { seenAt: at },
  })
  return count === 1
}
