import 'server-only'
import { databaseTime } from '../db/database-time'
import { findInvitation } from '../db/invitations'
import { type OneTimeLinkKind, oneTimeLinkSentence, oneTimeLinkState } from '../domain/one-time-link'
import { hashToken } from './one-time-link'

export type LinkLook =
  | {
      open: true
      expiresAt: Date
      person: { name: string; email: string } | null
      invitedBy: string | null
    }
  | { open: false; state: 'used' | 'revoked' | 'expired' | 'unknown'; sentence: string }

/** What the page of a one-time link shows. Looking uses nothing up: mail scanners and previews look at links too. */
export async function lookAtLink(kind: OneTimeLinkKind, token: string | undefined): Promise<LinkLook> {
  const link = token ? await findInvitation(hashToken(token)) : null
  const state = oneTimeLinkState(link, kind, await databaseTime())
  if (state !== 'open' || !link) {
    const closed = state === 'open' ? 'unknown' : state
    return { open: false, state: closed, sentence: oneTimeLinkSentence(kind, closed) }
  }
  const { expiresAt, person, invitedBy } = link
  return {
    open: true,
    expiresAt,
    person: person && { name: person.name, email: person.email },
    invitedBy: invitedBy?.name ?? null,
  }
}
