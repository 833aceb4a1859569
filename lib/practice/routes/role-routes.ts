import { PERMISSIONS } from '../permissions'
import type { Role, Scope } from '../model'
import { roleView } from '../views/people-views'
import { type Answer, created, done, ok } from '../wire/answer'
import { badRequest } from '../wire/api-error'
import { type Body, choice, optionalText, optionalTexts, required, someOf, text } from '../wire/fields'
import { findInAccount } from '../wire/find'
import { pagingOf } from '../wire/page'
import { accountRoute, type Call, keyRoute } from '../wire/route'
import { newUuid } from '../world'

export const roleRoutes = [
  keyRoute('GET', '/api/v1/permissions', listPermissions),
  accountRoute('GET', '/api/v1/roles', 'account.roles.view', listRoles),
  accountRoute('POST', '/api/v1/roles', 'account.roles.create', createRole),
  accountRoute('GET', '/api/v1/roles/{id}', 'account.roles.view', (call) =>
    ok(roleView(call.world.store, roleIn(call))),
  ),
  accountRoute('PATCH', '/api/v1/roles/{id}', 'account.roles.update', updateRole),
  accountRoute('DELETE', '/api/v1/roles/{id}', 'account.roles.delete', deleteRole),
]

const NAME = { min: 1, max: 64 }
const SCOPES: readonly Scope[] = ['account', 'project']

function roleIn({ world, params }: Call): Role {
  return findInAccount(world.store.roles, params.id ?? '', 'Role')
}

function listPermissions({ query }: Call): Answer {
  const scope = query.get('scope')
  return ok(PERMISSIONS.filter((permission) => !scope || permission.scope === scope))
}

/** Pages like the other lists, but tells no total. */
function listRoles({ world, query }: Call): Answer {
  const scope = query.get('scope')
  const { limit, offset } = pagingOf(query, 50)
  const found = world.store.roles.newestFirst().filter((role) => !scope || role.scope === scope)
  return ok(found.slice(offset, offset + limit).map((role) => roleView(world.store, role)))
}

function createRole({ world, caller, body }: Call): Answer {
  const slug = text(body, 'slug', NAME)
  if (!/^[a-z0-9-]+$/.test(slug)) throw badRequest('slug may hold only a-z, 0-9 and -')
  const scope = choice(body, 'scope', SCOPES)
  if ([...world.store.roles.all()].some((role) => role.slug === slug)) throw badRequest(`slug ${slug} is taken`)
  const role = world.store.roles.add({
    id: newUuid(world, 'role'),
    name: text(body, 'name', NAME),
    slug,
    description: optionalText(body, 'description') ?? '',
    scope,
    permissions: required(permissionsIn(body, scope), 'permissions'),
    isSystem: false,
    createdBy: caller.userId,
    createdAt: world.now,
    updatedAt: world.now,
  })
  return created(roleView(world.store, role))
}

function updateRole(call: Call): Answer {
  const { world, body } = call
  const role = roleIn(call)
  if (role.isSystem) throw badRequest('System roles cannot be changed')
  someOf(body, ['name', 'description', 'permissions'])
  world.store.roles.change(role, {
    name: optionalText(body, 'name', NAME) ?? role.name,
    description: optionalText(body, 'description') ?? role.description,
    permissions: permissionsIn(body, role.scope) ?? role.permissions,
    updatedAt: world.now,
  })
  return ok(roleView(world.store, role))
}

function deleteRole(call: Call): Answer {
  const { store } = call.world
  const role = roleIn(call)
  if (role.isSystem) throw badRequest('System roles cannot be deleted')
  const users = [store.members, store.projectMembers, store.apiKeys, store.invitations]
  const uses = users.reduce((sum, rows) => sum + rows.count('roleId', role.id), 0)
  if (uses > 0) throw badRequest(`The role is in use by ${uses} members or API keys; give them another role first`)
  store.roles.remove(role)
  return done('Role deleted')
}

function permissionsIn(body: Body, scope: Scope): string[] | undefined {
  const names = optionalTexts(body, 'permissions')
  if (names === undefined) return undefined
  if (names.length === 0) throw badRequest('permissions needs at least one entry')
  const known = new Set(PERMISSIONS.filter((permission) => permission.scope === scope).map(({ name }) => name))
  const wrong = names.find((name) => !known.has(name))
  if (wrong !== undefined) throw badRequest(`${wrong} is not a permission of scope ${scope}`)
  return [...new Set(names)]
}
