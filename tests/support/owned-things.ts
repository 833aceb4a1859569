import { database } from '@/lib/db/client'
import type { Kind } from '@/lib/domain/inventory/kinds'

let count = 0

export async function givenAccount(): Promise<string> {
  const { id } = await database().raffAccount.create({ data: { name: 'Practice' }, select: { id: true } })
  return id
}

type Facts = Partial<{
  kind: Kind
  name: string
  tags: string[]
  createdBy: string
  projectId: string
  gone: boolean
  email: string
  userId: string
}>

/** Something in the inventory, as a sync would have left it. */
export async function givenThing(accountId: string, facts: Facts = {}): Promise<string> {
  count += 1
  const { kind = 'vm', name = `thing-${count}`, email, userId, gone = false, ...rest } = facts
  const now = new Date()
  const { id } = await database().resource.create({
    data: {
      ...{ accountId, kind, name, sortName: name, raffId: `raff-${count}`, costSource: 'unknown', factsHash: '' },
      ...{ statusBy: now, firstSeenAt: now, seenAt: now, ownWords: name, search: name, tags: [], addresses: [] },
      ...rest,
      ...(gone ? { gone, goneAt: now } : {}),
      ...(email ? { facts: { create: { facts: { email, userId: userId ?? null } } } } : {}),
    },
    select: { id: true },
  })
  return id
}

export async function givenThings(accountId: string, many: number, facts: Facts = {}): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < many; at += 1) ids.push(await givenThing(accountId, facts))
  return ids
}

export async function givenTeam(name: string, people: string[]): Promise<string> {
  const { id } = await database().team.create({
    data: { name, nameKey: name.toLowerCase(), members: { create: people.map((personId) => ({ personId })) } },
    select: { id: true },
  })
  return id
}
