import { because, ago, ahead, type Reason } from '../reason'
import type { Rule } from '../rule'
import { connectionSubject } from '../subject'

const DAY_MS = 86_400_000

export const connectionEnding: Rule = {
  code: 'connection-ending',
  area: 'operations',
  title: 'A key of Stocktake’s own ends or was refused',
  explanation: 'Without it Stocktake sees nothing new or can run nothing. Store a new one under Settings, Connections.',
  leansOn: [],
  sentences: {
    'connection-ends': 'The key ends in {left}.',
    'connection-ended': 'The key ended {age} ago.',
    'connection-refused': 'Raff does not accept the key any more.',
    'connection-other': 'The key belongs to another account now.',
  },
  find: (facts, { expiresSoonDays }, now) =>
    facts.connections.flatMap((connection) => {
      const reason = troubleOf(connection, expiresSoonDays, now)
      if (!reason) return []
      return [{ subject: connectionSubject(connection), severity: 'high' as const, reasons: [reason], since: null }]
    }),
}

function troubleOf(
  { standing, keyExpiresAt }: { standing: string; keyExpiresAt: Date | null },
  days: number,
  now: Date,
): Reason | null {
  if (standing === 'other-account') return because('connection-other')
  if (keyExpiresAt && keyExpiresAt <= now) return because('connection-ended', { age: ago(keyExpiresAt) })
  if (standing === 'refused') return because('connection-refused')
  if (keyExpiresAt && keyExpiresAt.getTime() - now.getTime() <= days * DAY_MS)
    return because('connection-ends', { left: ahead(keyExpiresAt) })
  return null
}
