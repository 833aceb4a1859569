import 'server-only'
import { SESSION_IDLE_MS, SESSION_LIFETIME_MS, SESSION_SEEN_EVERY_MS } from '../config/timings'
import type { Viewer } from '../domain/person'
import { database, type Transaction } from './client'

const USER_AGENT_LENGTH = 200

export async function startSession(
  tx: Transaction,
  session: { personId: string; now: Date; reauthenticated: boolean; userAgent: string | null },
): Promise<string> {
  const { now } = session
  const { id } = await tx.session.create({
    data: {
      personId: session.personId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_LIFETIME_MS),
      reauthenticatedAt: session.reauthenticated ? now : null,
      userAgent: session.userAgent?.replaceAll('\0', '').slice(0, USER_AGENT_LENGTH).toWellFormed() || null,
    },
    select: { id: true },
  })
  return id
}

/** Who this session speaks for right now: null when it ended, expired or sat unused, or when the person is off. */
export async function readViewer(sessionId: string): Promise<Viewer | null> {
  const [row] = await database().$queryRaw<(Viewer & { seenLongAgo: boolean })[]>`
    SELECT s.id::text AS "sessionId", s.reauthenticated_at AS "reauthenticatedAt", clock_timestamp() AS now,
      p.id::text AS "personId", p.email, p.name, p.role::text, p.password_hash IS NOT NULL AS "hasPassword",
      s.last_seen_at < clock_timestamp() - make_interval(secs => ${SESSION_SEEN_EVERY_MS / 1_000}) AS "seenLongAgo"
    FROM session s JOIN person p ON p.id = s.person_id
    WHERE s.id = ${sessionId}::uuid
      AND s.ended_at IS NULL
      AND s.expires_at > clock_timestamp()
      AND s.last_seen_at > clock_timestamp() - make_interval(secs => ${SESSION_IDLE_MS / 1_000})
      AND p.switched_off_at IS NULL`
  if (!row) return null
  const { seenLongAgo, ...viewer } = row
  if (seenLongAgo) await database().$executeRaw`UPDATE session SET last_seen_at = now() WHERE id = ${sessionId}::uuid`
  return viewer
}

export type SessionRow = {
  id: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  userAgent: string | null
}

/** The sessions of one person that still open the door, the one last seen first. */
export function listLiveSessions(personId: string, now: Date): Promise<SessionRow[]> {
  return database().session.findMany({
    where: {
      personId,
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - SESSION_IDLE_MS) },
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true, userAgent: true },
  })
}

/** Answers how many were ended: none when somebody else was faster, or when the session is not theirs. */
export async function endSessions(
  tx: Transaction,
  which: { personId: string; id?: string; except?: string },
  now: Date,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: {
      personId: which.personId,
      endedAt: null,
      ...(which.id ? { id: which.id } : {}),
      ...(which.except ? { NOT: { id: which.except } } : {}),
    },
    data: { endedAt: now },
  })
  return count
}

/** Signing in again in the same browser: whoever it belonged to, nobody holds its cookie any more. */
export async function endReplacedSession(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } })
}

export async function markReauthenticated(tx: Transaction, sessionId: string, now: Date): Promise<void> {
  await tx.session.update({ where: { id: sessionId }, data: { reauthenticatedAt: now }, select: { id: true } })
}
