import 'server-only'
import type { OneTimeLinkKind } from '../domain/one-time-link'
import { database, type Transaction } from './client'

export type InvitationRow = {
  id: string
  kind: OneTimeLinkKind
  expiresAt: Date
  usedAt: Date | null
  revokedAt: Date | null
  person: { id: string; name: string; email: string } | null
  invitedBy: { name: string } | null
}

const SHOWN = {
  id: true,
  kind: true,
  expiresAt: true,
  usedAt: true,
  revokedAt: true,
  person: { select: { id: true, name: true, email: true } },
  invitedBy: { select: { name: true } },
} as const

export function findInvitation(tokenHash: string, tx: Transaction = database()): Promise<InvitationRow | null> {
  return tx.invitation.findUnique({ where: { tokenHash }, select: SHOWN })
}

/** Takes the row for this transaction: a link that is clicked twice at once is used once. */
export async function lockInvitation(tx: Transaction, tokenHash: string): Promise<InvitationRow | null> {
  await tx.$queryRaw`SELECT id FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`
  return findInvitation(tokenHash, tx)
}

export async function createInvitation(
  tx: Transaction,
  invitation: {
    kind: OneTimeLinkKind
    tokenHash: string
    personId?: string
    invitedById?: string
    createdAt: Date
    expiresAt: Date
  },
): Promise<void> {
  await tx.invitation.create({ data: invitation, select: { id: true } })
}

export async function markInvitationUsed(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.invitation.update({ where: { id }, data: { usedAt: now }, select: { id: true } })
}

/** They came in another way, with single sign-on: their open invitation is settled. Answers how many there were. */
export async function settleInvitations(tx: Transaction, personId: string, now: Date): Promise<number> {
  const { count } = await tx.invitation.updateMany({
    where: { personId, kind: 'invite', usedAt: null, revokedAt: null },
    data: { usedAt: now },
  })
  return count
}

/** Takes back every open link of this kind: of one person, or the welcome links. Answers how many there were. */
export async function revokeInvitations(
  tx: Transaction,
  which: { personId: string | null; kind?: OneTimeLinkKind },
  now: Date,
): Promise<number> {
  const { count } = await tx.invitation.updateMany({
    where: { ...which, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
  return count
}
