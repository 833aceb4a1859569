// What account members and project members have in common.

import type { Role, Scope } from '../model'
import { badRequest } from '../wire/api-error'
import { type Body, optionalChoice } from '../wire/fields'
import type { World } from '../world'

export function exactlyOne(body: Body, names: string[]): void {
  const given = names.filter((name) => body[name] !== undefined && body[name] !== null)
  if (given.length !== 1) throw badRequest(`Exactly one of ${names.join(', ')} is required`)
}

export function roleOfScope(world: World, roleId: string, scope: Scope): Role {
  const role = world.store.roles.get(roleId)
  if (role?.scope !== scope) throw badRequest(`role_id must be the id of a role of scope ${scope}`)
  return role
}

export function statusIn<Status extends string>(body: Body, current: Status): Status | 'active' | 'suspended' {
  const wanted = optionalChoice(body, 'status', ['active', 'suspended'])
  if (wanted !== undefined && (current as string) === 'pending') {
    throw badRequest('status cannot be set while the invitation is pending')
  }
  return wanted ?? current
}
