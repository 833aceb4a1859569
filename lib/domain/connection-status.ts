// What can be said of a stored key right now. The standing is what Raff last told; the rest follows from the clock and
// from whether this installation can open the key at all.

export const CONNECTION_PURPOSES = ['read', 'act'] as const
export type ConnectionPurpose = (typeof CONNECTION_PURPOSES)[number]

/** As Raff last told, kept until Raff tells something else: a Raff that is away changes nothing. */
export const CONNECTION_STANDINGS = ['working', 'narrowed', 'refused', 'other-account'] as const
export type ConnectionStanding = (typeof CONNECTION_STANDINGS)[number]

export const CONNECTION_STATUSES = [
  'working',
  'expiring',
  'narrowed',
  'expired',
  'refused',
  'other-account',
  'unreadable',
] as const
export type ConnectionStatus = (typeof CONNECTION_STATUSES)[number]

export type ConnectionFacts = {
  standing: ConnectionStanding
  keyExpiresAt: Date | null
  /** False: sealed with a master key that is not here. */
  readable: boolean
}

/** The worst of what is true, because that is what a person has to act on. */
export function connectionStatus(
  { standing, keyExpiresAt, readable }: ConnectionFacts,
  { now, expiresSoonMs }: { now: Date; expiresSoonMs: number },
): ConnectionStatus {
  if (!readable) return 'unreadable'
  if (standing === 'other-account') return 'other-account'
  const leftMs = keyExpiresAt === null ? Number.POSITIVE_INFINITY : keyExpiresAt.getTime() - now.getTime()
  // Raff answers 401 to both; which of the two it is, only the date tells
  if (leftMs <= 0) return 'expired'
  if (standing === 'refused') return 'refused'
  if (standing === 'narrowed') return 'narrowed'
  return leftMs <= expiresSoonMs ? 'expiring' : 'working'
}

/** Raff can be asked with this key: it may still say no, but there is a point in asking. */
export function isUsable(status: ConnectionStatus): boolean {
  return status === 'working' || status === 'expiring' || status === 'narrowed'
}
