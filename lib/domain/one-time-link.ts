// One-time links: the welcome of the first admin, an invitation, a password reset. What each state means for whoever
// holds the link, in the words the page shows.

export const ONE_TIME_LINK_KINDS = ['welcome', 'invite', 'reset'] as const
export type OneTimeLinkKind = (typeof ONE_TIME_LINK_KINDS)[number]

export type OneTimeLinkState = 'open' | 'used' | 'revoked' | 'expired' | 'unknown'

export function oneTimeLinkState(
  link: { kind: OneTimeLinkKind; expiresAt: Date; usedAt: Date | null; revokedAt: Date | null } | null,
  kind: OneTimeLinkKind,
  now: Date,
): OneTimeLinkState {
  // a link of another kind is not told apart from one that never was
  if (!link || link.kind !== kind) return 'unknown'
  if (link.usedAt) return 'used'
  if (link.revokedAt) return 'revoked'
  return now.getTime() < link.expiresAt.getTime() ? 'open' : 'expired'
}

type ClosedState = Exclude<OneTimeLinkState, 'open'>

const SENTENCES: Record<OneTimeLinkKind, Record<ClosedState, string>> = {
  invite: {
    used: 'This invitation has already been used. If it was you, sign in. If not, tell your admin now.',
    revoked: 'This invitation was taken back or replaced by a newer one. Ask your admin for a new link.',
    expired: 'This invitation has expired. Ask your admin for a new link: it takes them one click.',
    unknown: 'This invitation link is not complete, or it was never made here. Copy the whole link and try again.',
  },
  reset: {
    used: 'This link has already been used to set a password. If it was not you, tell your admin now.',
    revoked: 'This link was replaced by a newer one. Ask your admin for a new link.',
    expired: 'This link has expired. Ask your admin for a new one.',
    unknown: 'This link is not complete, or it was never made here. Copy the whole link and try again.',
  },
  welcome: {
    used: 'This welcome link has already been used. Sign in, or ask the person who set Stocktake up to invite you.',
    revoked: 'This welcome link was replaced by a newer one. Use the newest one that the start of Stocktake printed.',
    expired: 'This welcome link has expired. Start Stocktake again: it prints a new one.',
    unknown:
      'This welcome link is not complete, or it was never made here. Copy the whole link from where it was printed.',
  },
}

export function oneTimeLinkSentence(kind: OneTimeLinkKind, state: ClosedState): string {
  return SENTENCES[kind][state]
}
