import 'server-only'
import { database } from './client'

export async function removeEndedSessions(before: Date): Promise<number> {
  const { count } = await database().session.deleteMany({
    where: { OR: [{ endedAt: { lt: before } }, { expiresAt: { lt: before } }] },
  })
  return count
}

export async function removeOldThrottles(before: Date): Promise<number> {
  const { count } = await database().signInThrottle.deleteMany({
    where: { windowStart: { lt: before }, OR: [{ blockedUntil: null }, { blockedUntil: { lt: before } }] },
  })
  return count
}

export async function removeUnusedPaces(before: Date): Promise<number> {
  const { count } = await database().raffPace.deleteMany({ where: { usedAt: { lt: before } } })
  return count
}

export async function removeOldOwnershipFiles(before: Date): Promise<number> {
  const { count } = await database().ownershipImport.deleteMany({ where: { madeAt: { lt: before } } })
  return count
}
