import 'server-only'
import type { PersonRole } from '../domain/person'
import { database, type Transaction } from './client'

export type SampleSignIn = { id: string; name: string; email: string; role: PersonRole; password: string }

/** The sample people that can still sign in, from the least role to the most. */
export async function listSampleSignIns(tx: Transaction = database()): Promise<SampleSignIn[]> {
  const rows = await tx.sampleSignIn.findMany({
    where: { person: { switchedOffAt: null } },
    select: { password: true, person: { select: { id: true, name: true, email: true, role: true } } },
    orderBy: [{ person: { role: 'asc' } }, { person: { name: 'asc' } }],
  })
  return rows.map(({ person, password }) => ({ ...person, password }))
}

/** Makes the person, or brings them back with a new password when the practice account was left and is explored again. */
export async function putSamplePerson(
  tx: Transaction,
  { password, passwordHash, name, email, role }: Omit<SampleSignIn, 'id'> & { passwordHash: string },
  now: Date,
): Promise<string> {
  const { id } = await tx.person.upsert({
    where: { email },
    create: { name, email, role, passwordHash, isSample: true, createdAt: now },
    update: { name, role, passwordHash, isSample: true, switchedOffAt: null, version: { increment: 1 } },
    select: { id: true },
  })
  await tx.sampleSignIn.upsert({ where: { personId: id }, create: { personId: id, password }, update: { password } })
  return id
}

/** Nobody can sign in as one of them from here on, and nothing they asked for is answered. Answers whom it was. */
export async function switchOffSamplePeople(tx: Transaction, now: Date): Promise<{ id: string; name: string }[]> {
  const people = await tx.person.findMany({
    where: { isSample: true, switchedOffAt: null },
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
  })
  const ids = people.map(({ id }) => id)
  await tx.session.updateMany({ where: { personId: { in: ids }, endedAt: null }, data: { endedAt: now } })
  await tx.person.updateMany({
    where: { id: { in: ids } },
    data: { switchedOffAt: now, passwordHash: null, version: { increment: 1 } },
  })
  await tx.sampleSignIn.deleteMany({})
  return people
}
