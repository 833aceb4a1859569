import { ENVIRONMENTS, type Environment } from '../inventory/environment'
import { type SecretAge, secretAge } from '../inventory/secret-age'
import type { AccountFacts, Thing } from './account-facts'
import type { KeyPowers } from './key-powers'
import type { FindingsPolicy } from './policy'

/** How old the secret of a key is, never more than was seen. */
export function ageOfSecret(facts: AccountFacts, key: Thing<'api-key'>, now: Date): SecretAge {
  const { createdAt, firstSeen, raffId } = key
  return secretAge({ createdAt, firstSeen, replaced: [...(facts.replacedSecrets.get(raffId) ?? [])] }, now)
}

/** Days. The strictest of the environments it reaches; a key that reaches none is held to the loosest. */
export function allowedSecretDays({ secretDays }: FindingsPolicy, powers: KeyPowers): number {
  const reached = environmentsOf(powers)
  if (reached.length === 0) return Math.max(...ENVIRONMENTS.map((environment) => secretDays[environment]))
  return Math.min(...reached.map((environment) => secretDays[environment]))
}

export function environmentsOf({ projects }: KeyPowers): Environment[] {
  const reached = new Set(
    projects.filter(({ level }) => level !== 'none').map(({ environment }) => environment ?? 'other'),
  )
  return ENVIRONMENTS.filter((environment) => reached.has(environment))
}

export type KeyStanding = 'active' | 'off' | 'expired'

export function keyStanding({ facts }: Thing<'api-key'>, now: Date): KeyStanding {
  if (facts.expiresAt !== null && Date.parse(facts.expiresAt) <= now.getTime()) return 'expired'
  return facts.isActive ? 'active' : 'off'
}

/** Null: never, or Raff does not say. */
export function momentOf(text: string | null): Date | null {
  const at = text === null ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? null : new Date(at)
}

/** The connection of ours that uses this key. */
export function ourConnection(facts: AccountFacts, key: Thing<'api-key'>) {
  return facts.connections.find(({ prefix }) => prefix === key.facts.prefix) ?? null
}
