import 'server-only'
import type { TierName } from '../domain/pacing'
import { commonDomain } from '../domain/common-domain'
import type { KeyFacts } from '../domain/key-reach'
import type { RaffReader } from '../raff/client'
import { isRaffError } from '../raff/errors'
import type { ListRead } from '../raff/read-list'

export type KeyCheck = {
  facts: KeyFacts
  /** Null: it never expires. Undefined: it may not look itself up. */
  expiresAt: Date | null | undefined
  tier: TierName
  /** What an account nobody has named yet is called: the domain most of its people write from. */
  accountName: string | null
}

/**
 * Asks Raff what a key reaches: four lists, at the same time. Throws a `RaffError` when Raff does not accept the key or
 * cannot be asked; a list it may not read is a fact like any other.
 */
export async function readKeyFacts(raff: RaffReader, prefix: string, signal: AbortSignal): Promise<KeyCheck> {
  const options = { signal }
  const [projects, keys, roles, members] = await Promise.all([
    unlessForbidden(raff.projects.list(options)),
    unlessForbidden(raff.apiKeys.list(options)),
    unlessForbidden(raff.roles.list(options)),
    unlessForbidden(raff.members.list(options)),
  ])
  const self = keys?.rows.find((key) => key.prefix === prefix) ?? null
  const refused = [
    ...(projects ? [] : ['projects']),
    ...(keys ? [] : ['API keys']),
    ...(roles ? [] : ['roles']),
    ...(members ? [] : ['people of the account']),
  ]
  return {
    facts: {
      raffAccountId: accountIdIn([projects, keys, members, roles]),
      self: self && {
        name: self.name,
        accountRoleId: self.roleId,
        accountRoleName: self.roleName,
        projects: self.projectAccesses.map((access) => ({
          id: access.projectId,
          name: access.projectName,
          roleId: access.roleId,
          roleName: access.roleName,
        })),
      },
      roles: roles?.rows.map((role) => ({ ...role, isSystem: role.isSystem ?? false })) ?? null,
      projects: projects?.rows.map(({ id, name }) => ({ id, name })) ?? [],
      refused,
    },
    expiresAt: self ? (self.expiresAt === null ? null : new Date(self.expiresAt)) : undefined,
    tier: self?.rateLimitTier === 'high' ? 'high' : 'standard',
    accountName: commonDomain(members?.rows.map(({ email }) => email) ?? []),
  }
}

async function unlessForbidden<T>(reading: Promise<ListRead<T>>): Promise<ListRead<T> | null> {
  try {
    return await reading
  } catch (error) {
    if (isRaffError(error, 'forbidden')) return null
    throw error
  }
}

type Row = { raw: Readonly<Record<string, unknown>> }

/** Raff writes the account's id on many rows; system roles belong to nobody and carry none. */
function accountIdIn(lists: (ListRead<Row> | null)[]): string | null {
  for (const { raw } of lists.flatMap((list) => list?.rows ?? [])) {
    const id = raw.account_id
    if (typeof id === 'string' && id !== '') return id
  }
  return null
}
