import type { ApiKey, RateTier } from '../model'
import { secretFields, secretOf } from '../key-secret'
import { apiKeyView } from '../views/people-views'
import { type Answer, created, done, ok } from '../wire/answer'
import { badRequest, forbidden } from '../wire/api-error'
import {
  type Body,
  optionalBoolean,
  optionalChoice,
  optionalMoment,
  optionalText,
  optionalUuid,
  someOf,
  text,
} from '../wire/fields'
import { findInAccount } from '../wire/find'
import { page } from '../wire/page'
import { accountRoute, type Call } from '../wire/route'
import { newUuid, type World } from '../world'

export const apiKeyRoutes = [
  accountRoute('GET', '/api/v1/api-keys', 'account.api_keys.view', listApiKeys),
  accountRoute('POST', '/api/v1/api-keys', 'account.api_keys.create', createApiKey),
  accountRoute('GET', '/api/v1/api-keys/{id}', 'account.api_keys.view', (call) =>
    ok(apiKeyView(call.world.store, apiKeyIn(call))),
  ),
  accountRoute('PATCH', '/api/v1/api-keys/{id}', 'account.api_keys.update', updateApiKey),
  accountRoute('DELETE', '/api/v1/api-keys/{id}', 'account.api_keys.delete', revokeApiKey),
  accountRoute('POST', '/api/v1/api-keys/{id}/regenerate', 'account.api_keys.update', regenerateApiKey),
]

const NAME = { min: 1, max: 128 }
const TIERS: readonly RateTier[] = ['standard', 'high']

function apiKeyIn({ world, params }: Call): ApiKey {
  return findInAccount(world.store.apiKeys, params.id ?? '', 'API key')
}

function listApiKeys({ world, query }: Call): Answer {
  const scope = query.get('scope')
  const keys = scope && scope !== 'public' ? [] : world.store.apiKeys.newestFirst()
  return page(keys, query, 50, (key) => apiKeyView(world.store, key))
}

function createApiKey({ world, caller, body }: Call): Answer {
  const id = newUuid(world, 'api-key')
  const key = world.store.apiKeys.add({
    id,
    name: text(body, 'name', NAME),
    ...secretFields(world.store.seed, { id, generation: 0 }),
    generation: 0,
    tier: tierIn(body) ?? 'standard',
    expiresAt: expiryIn(body, world.now) ?? null,
    lastUsedAt: null,
    isActive: true,
    roleId: accountRoleIn(world, caller.isOwner, body),
    createdBy: caller.userId,
    createdAt: world.now,
  })
  return created(withSecret(world, key))
}

function updateApiKey(call: Call): Answer {
  const { world, body } = call
  const key = apiKeyIn(call)
  someOf(body, ['name', 'rate_limit_tier', 'expires_at', 'is_active'])
  world.store.apiKeys.change(key, {
    name: optionalText(body, 'name', NAME) ?? key.name,
    tier: (body.rate_limit_tier === key.tier ? undefined : tierIn(body)) ?? key.tier,
    expiresAt: expiryIn(body, world.now) ?? key.expiresAt,
    isActive: optionalBoolean(body, 'is_active') ?? key.isActive,
  })
  return ok(apiKeyView(world.store, key))
}

function revokeApiKey(call: Call): Answer {
  const { store } = call.world
  const key = apiKeyIn(call)
  for (const member of store.projectMembers.where('apiKeyId', key.id)) store.projectMembers.remove(member)
  for (const member of store.members.where('apiKeyId', key.id)) store.members.remove(member)
  store.apiKeys.remove(key)
  return done('API key revoked')
}

/** The old secret is dead at once; id, name and creation time stay, so only the prefix tells that it happened. */
function regenerateApiKey(call: Call): Answer {
  const { world } = call
  const key = apiKeyIn(call)
  const generation = key.generation + 1
  world.store.apiKeys.change(key, { generation, ...secretFields(world.store.seed, { id: key.id, generation }) })
  return ok(withSecret(world, key))
}

function withSecret(world: World, key: ApiKey) {
  return { ...apiKeyView(world.store, key), secret: secretOf(world.store.seed, key) }
}

function tierIn(body: Body): RateTier | undefined {
  const tier = optionalChoice(body, 'rate_limit_tier', TIERS)
  if (tier === 'high') throw badRequest('The high rate limit needs approval by support')
  return tier
}

function expiryIn(body: Body, now: number): number | undefined {
  const expiry = optionalMoment(body, 'expires_at')
  if (expiry !== undefined && expiry <= now) throw badRequest('expires_at must be in the future')
  return expiry
}

function accountRoleIn(world: World, byOwner: boolean, body: Body): string | null {
  const roleId = optionalUuid(body, 'role_id')
  if (roleId === undefined) return null
  const role = world.store.roles.get(roleId)
  if (role?.scope !== 'account') throw badRequest('role_id must be the id of an account role')
  if (role.isSystem && role.slug === 'owner' && !byOwner) throw forbidden('Only an Owner can make an Owner key')
  return role.id
}
