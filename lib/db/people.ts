import 'server-only'
import type { PersonRole } from '../domain/person'
import { database, Prisma, type Transaction } from './client'
import { copyPerson } from './copy-owners'

/** A person without their password hash: that leaves the database only through `readPasswordHash`. */
export type PersonRow = {
  id: string
  email: string
  name: string
  role: PersonRole
  version: number
  createdAt: Date
  lastSignInAt: Date | null
  switchedOffAt: Date | null
  hasPassword: boolean
  /** The single sign-on providers they have signed in with. */
  singleSignOn: string[]
  /** The newest invitation that was neither used nor taken back. */
  invitationExpiresAt: Date | null
  invitationExpired: boolean
  invitedBy: string | null
}

export function listPeople(tx: Transaction = database()): Promise<PersonRow[]> {
  return readPeople(tx, Prisma.sql`TRUE`)
}

export async function findPerson(id: string, tx: Transaction = database()): Promise<PersonRow | null> {
  const [person] = await readPeople(tx, Prisma.sql`p.id = ${id}::uuid`)
  return person ?? null
}

export async function findPersonByEmail(email: string, tx: Transaction = database()): Promise<PersonRow | null> {
  const [person] = await readPeople(tx, Prisma.sql`p.email = ${email}`)
  return person ?? null
}

export async function personNames(ids: string[], tx: Transaction = database()): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** Takes the row for this transaction: two changes to one person happen one after the other. */
export async function lockPerson(tx: Transaction, id: string): Promise<PersonRow | null> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${id}::uuid FOR UPDATE`
  return findPerson(id, tx)
}

const ACTIVE_ADMIN = Prisma.sql`
  p.role = 'admin' AND p.switched_off_at IS NULL
  AND (p.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM sign_in_identity i WHERE i.person_id = p.id))`

export async function anyActiveAdmin(tx: Transaction = database()): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM person p WHERE ${ACTIVE_ADMIN} LIMIT 1`
  return rows.length > 0
}

/**
 * Takes the rows of all admins who can really come in, and answers their ids. Whoever demotes or switches off an admin
 * holds these first, so that two such changes at once cannot leave nobody.
 */
export async function lockActiveAdmins(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id::text FROM person p WHERE ${ACTIVE_ADMIN} ORDER BY p.id FOR UPDATE OF p`
  return rows.map((row) => row.id)
}

/** Two invitations of one address at once: the second finds the person that the first has made. */
export async function lockPersonEmail(tx: Transaction, email: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('stocktake person'), hashtext(${email}))::text`
}

/** Everything that may make the first admin waits here for its turn. */
export async function lockFirstAdmin(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('stocktake first admin'))::text`
}

export async function readPasswordHash(id: string, tx: Transaction = database()): Promise<string | null> {
  const person = await tx.person.findUnique({ where: { id }, select: { passwordHash: true } })
  return person?.passwordHash ?? null
}

export async function createPerson(
  tx: Transaction,
  person: { email: string; name: string; role: PersonRole; passwordHash?: string; createdAt: Date },
): Promise<string> {
  const { id } = await tx.person.create({ data: person, select: { id: true } })
  return id
}

export type PersonChange = {
  name?: string
  email?: string
  role?: PersonRole
  switchedOffAt?: Date | null
  passwordHash?: string
  lastSignInAt?: Date
}

/**
 * A sign-in does not raise the version: it changes nothing that an admin's page could be stale about. What the person
 * answers for is told by their new name, and whether they are still here, in the same transaction.
 */
export async function updatePerson(tx: Transaction, id: string, change: PersonChange): Promise<void> {
  const { lastSignInAt, ...edited } = change
  const version = Object.keys(edited).length > 0 ? { version: { increment: 1 } } : {}
  await tx.person.update({ where: { id }, data: { ...change, ...version }, select: { id: true } })
  if (change.name !== undefined || change.switchedOffAt !== undefined) await copyPerson(tx, id)
}

function readPeople(tx: Transaction, where: Prisma.Sql): Promise<PersonRow[]> {
  return tx.$queryRaw<PersonRow[]>`
    SELECT p.id::text, p.email, p.name, p.role::text, p.version,
      p.created_at AS "createdAt", p.last_sign_in_at AS "lastSignInAt", p.switched_off_at AS "switchedOffAt",
      p.password_hash IS NOT NULL AS "hasPassword",
      ARRAY(SELECT i.provider FROM sign_in_identity i WHERE i.person_id = p.id ORDER BY i.provider) AS "singleSignOn",
      open.expires_at AS "invitationExpiresAt",
      coalesce(open.expires_at <= clock_timestamp(), false) AS "invitationExpired",
      inviter.name AS "invitedBy"
    FROM person p
    LEFT JOIN LATERAL (
      SELECT v.expires_at, v.invited_by_id FROM invitation v
      WHERE v.person_id = p.id AND v.kind = 'invite' AND v.used_at IS NULL AND v.revoked_at IS NULL
      ORDER BY v.created_at DESC LIMIT 1
    ) open ON TRUE
    LEFT JOIN person inviter ON inviter.id = open.invited_by_id
    WHERE ${where}
    ORDER BY lower(p.name), p.id`
}
