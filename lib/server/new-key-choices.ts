import 'server-only'
import { readAccountFacts } from '../db/account-facts'
import { database } from '../db/client'
import { ACCESS_LEVELS, type AccessLevel } from '../domain/findings/access-levels'
import { powersOf, sayPowers } from '../domain/findings/key-powers'
import type { Environment } from '../domain/inventory/environment'

export type RoleChoice = { id: string; name: string; level: AccessLevel; words: string }

/** What a new key can be given: where it may reach, and what it may do there, the least first. */
export type NewKeyChoices = {
  projects: { id: string; name: string; environment: Environment | null }[]
  projectRoles: RoleChoice[]
  accountRoles: RoleChoice[]
}

export async function newKeyChoices(accountId: string, now: Date): Promise<NewKeyChoices> {
  const { things } = await readAccountFacts(database(), accountId, now, ['role', 'project'])
  const rolesOf = (scope: 'account' | 'project') =>
    things.role
      .filter(({ facts }) => facts.scope === scope)
      .map(({ raffId, name, facts }) => {
        const powers = powersOf(facts.permissions)
        return { id: raffId, name, level: powers.level, words: sayPowers(powers), count: facts.permissions.length }
      })
      .sort((a, b) => ACCESS_LEVELS.indexOf(a.level) - ACCESS_LEVELS.indexOf(b.level) || a.count - b.count)
      .map(({ count: _, ...role }) => role)
  return {
    projects: things.project.map(({ id, name, environment }) => ({ id, name, environment })),
    projectRoles: rolesOf('project').filter(({ level }) => level !== 'none'),
    accountRoles: rolesOf('account').filter(({ level }) => level !== 'none'),
  }
}
