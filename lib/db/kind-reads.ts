import 'server-only'
import type { BlindReason, BlindSpot, Readable } from '../domain/inventory/judge-read'
import { database, type Transaction } from './client'

// How far each kind was read, and what is out of sight.

export type KindReadRow = { kind: Readable; completeAt: Date | null; triedAt: Date }

export async function kindRead(tx: Transaction, accountId: string, kind: Readable): Promise<KindReadRow | null> {
  const row = await tx.kindRead.findUnique({ where: { accountId_kind: { accountId, kind } } })
  return row && { kind, completeAt: row.completeAt, triedAt: row.triedAt }
}

/** `completeAt`: when the reading began, if it was complete but for single projects; null keeps the one before. */
export async function noteKindRead(
  tx: Transaction,
  accountId: string,
  kind: Readable,
  { completeAt, triedAt }: { completeAt: Date | null; triedAt: Date },
): Promise<void> {
  const change = { triedAt, ...(completeAt && { completeAt }) }
  await tx.kindRead.upsert({
    where: { accountId_kind: { accountId, kind } },
    create: { accountId, kind, ...change },
    update: change,
  })
}

export type BlindSpotRow = BlindSpot & { accountId: string; kind: Readable; since: Date; triedAt: Date }

/** The blind spots of a kind are now these: ones that stay keep their beginning. */
export async function replaceBlindSpots(
  tx: Transaction,
  accountId: string,
  kind: Readable,
  spots: readonly BlindSpot[],
  now: Date,
): Promise<void> {
  const places = spots.map(({ projectId }) => projectId ?? '')
  await tx.blindSpot.deleteMany({ where: { accountId, kind, projectId: { notIn: places } } })
  for (const { projectId, reason, detail } of spots) {
    const at = { accountId, kind, projectId: projectId ?? '' }
    await tx.blindSpot.upsert({
      where: { accountId_kind_projectId: at },
      create: { ...at, reason, detail, since: now, triedAt: now },
      update: { reason, detail, triedAt: now },
    })
  }
}

export async function blindSpots(accountIds: string[]): Promise<BlindSpotRow[]> {
  const rows = await database().blindSpot.findMany({ where: { accountId: { in: accountIds } } })
  return rows.map((row) => ({
    ...row,
    kind: row.kind as Readable,
    projectId: row.projectId || null,
    reason: row.reason as BlindReason,
  }))
}
