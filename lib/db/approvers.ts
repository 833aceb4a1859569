import 'server-only'
import { EXPLORER } from '../domain/explorer'
import type { PersonRole } from '../domain/person'
import { database, Prisma, type Transaction } from './client'

export type ActivePerson = { id: string; name: string; role: PersonRole }

const CAN_COME_IN = Prisma.sql`
  p.switched_off_at IS NULL AND (p.password_hash IS NOT NULL OR p.email = ${EXPLORER.email}
    OR EXISTS (SELECT 1 FROM sign_in_identity i WHERE i.person_id = p.id))`

/** Everybody with one of these roles who can come in right now. */
export async function activePeople(
  roles: readonly PersonRole[],
  tx: Transaction = database(),
): Promise<ActivePerson[]> {
  return tx.$queryRaw<ActivePerson[]>`
    SELECT p.id::text, p.name, p.role::text FROM person p
    WHERE ${CAN_COME_IN} AND p.role::text = ANY(${[...roles]}::text[]) ORDER BY lower(p.name), p.id`
}

/** The same, held for this transaction: nobody of them is switched off or demoted between the look and the write. */
export async function holdActivePeople(tx: Transaction, roles: readonly PersonRole[]): Promise<ActivePerson[]> {
  return tx.$queryRaw<ActivePerson[]>`
    SELECT p.id::text, p.name, p.role::text FROM person p
    WHERE ${CAN_COME_IN} AND p.role::text = ANY(${[...roles]}::text[]) ORDER BY p.id FOR SHARE OF p`
}
