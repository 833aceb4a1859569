import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { environment } from '../config/environment.mjs'
import { INVITATION_LIFETIME_MS, RESET_LIFETIME_MS, WELCOME_LIFETIME_MS } from '../config/timings'
import type { LinkAnswer } from '../contracts/people'
import type { Transaction } from '../db/client'
import { createInvitation, lockInvitation, revokeInvitations } from '../db/invitations'
import { type OneTimeLinkKind, oneTimeLinkSentence, oneTimeLinkState } from '../domain/one-time-link'
import { Refusal } from '../domain/refusals'

const LIFETIME_MS: Record<OneTimeLinkKind, number> = {
  welcome: WELCOME_LIFETIME_MS,
  invite: INVITATION_LIFETIME_MS,
  reset: RESET_LIFETIME_MS,
}

const PAGE: Record<OneTimeLinkKind, string> = { welcome: '/welcome', invite: '/invitation', reset: '/reset' }

/** Makes the link and takes back the ones it replaces. The database keeps a hash: the link itself exists only here. */
export async function makeOneTimeLink(
  tx: Transaction,
  link: { kind: OneTimeLinkKind; personId: string | null; madeById: string | null },
  now: Date,
): Promise<LinkAnswer> {
  await revokeInvitations(tx, { personId: link.personId, kind: link.kind }, now)
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + LIFETIME_MS[link.kind])
  await createInvitation(tx, {
    kind: link.kind,
    tokenHash: hashToken(token),
    personId: link.personId ?? undefined,
    invitedById: link.madeById ?? undefined,
    createdAt: now,
    expiresAt,
  })
  return { url: `${environment().url}${PAGE[link.kind]}?token=${token}`, expiresAt: expiresAt.toISOString() }
}

/** Takes the link for this transaction; a link that does not open says why, and what to do. */
export async function lockOpenLink(tx: Transaction, kind: OneTimeLinkKind, token: string, now: Date) {
  const link = await lockInvitation(tx, hashToken(token))
  const state = oneTimeLinkState(link, kind, now)
  if (state !== 'open' || !link) throw closedLink(kind, state === 'open' ? 'unknown' : state)
  return link
}

export function closedLink(kind: OneTimeLinkKind, state: 'used' | 'revoked' | 'expired' | 'unknown'): Refusal {
  return new Refusal(state === 'unknown' ? 'not-found' : 'gone', oneTimeLinkSentence(kind, state))
}

/** Tokens are long and random: a plain hash is enough, and makes them findable. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
