import type { Member } from '../model'
import { withdrawInvitation } from '../rules/expire-invitation'
import { invite } from '../rules/invite'
import { memberView } from '../views/people-views'
import { type Answer, created, done, ok } from '../wire/answer'
import { badRequest, conflict } from '../wire/api-error'
import { optionalEmail, optionalUuid, required, someOf } from '../wire/fields'
import { findInAccount } from '../wire/find'
import { page } from '../wire/page'
import { accountRoute, type Call } from '../wire/route'
import { newUuid } from '../world'
import { keyEmail } from '../key-email'
import { exactlyOne, roleOfScope, statusIn } from './membership'

export const memberRoutes = [
  accountRoute('GET', '/api/v1/members', 'account.members.view', listMembers),
  accountRoute('POST', '/api/v1/members', 'account.members.invite', addMember),
  accountRoute('GET', '/api/v1/members/{id}', 'account.members.view', (call) =>
    ok(memberView(call.world.store, memberIn(call))),
  ),
  accountRoute('PATCH', '/api/v1/members/{id}', 'account.members.update', updateMember),
  accountRoute('DELETE', '/api/v1/members/{id}', 'account.members.remove', removeMember),
]

function memberIn({ world, params }: Call): Member {
  return findInAccount(world.store.members, params.id ?? '', 'Member')
}

function listMembers({ world, query }: Call): Answer {
  const status = query.get('status')
  const found = world.store.members.newestFirst().filter((member) => !status || member.status === status)
  return page(found, query, 50, (member) => memberView(world.store, member))
}

function addMember({ world, caller, body }: Call): Answer {
  exactlyOne(body, ['email', 'target_user_id', 'api_key_id'])
  const roleId = roleOfScope(world, required(optionalUuid(body, 'role_id'), 'role_id'), 'account').id
  const email = optionalEmail(body, 'email')
  if (email !== undefined) {
    if ([...world.store.members.all()].some((member) => member.email === email)) {
      throw badRequest(`${email} is already a member or invited`)
    }
    const order = { email, roleId, invitedBy: caller.userId, projectId: null }
    const invitation = invite(world, order)
    const [member] = world.store.members.where('invitationId', invitation.id)
    return created(memberView(world.store, required(member, 'member')))
  }
  const who = memberFrom(world, optionalUuid(body, 'target_user_id'), optionalUuid(body, 'api_key_id'))
  const member = world.store.members.add({
    id: newUuid(world, 'member'),
    ...who,
    roleId,
    status: 'active',
    invitedBy: caller.userId,
    invitedAt: null,
    acceptedAt: world.now,
    invitationId: null,
    createdAt: world.now,
    updatedAt: world.now,
  })
  return created(memberView(world.store, member))
}

function memberFrom(world: Call['world'], userId: string | undefined, apiKeyId: string | undefined) {
  if (userId !== undefined) {
    const user = world.store.users.get(userId)
    if (!user) throw badRequest('target_user_id is not a user of Raff')
    if (world.store.members.count('userId', userId) > 0) throw badRequest('This user is already a member')
    return { userId, apiKeyId: null, email: user.email }
  }
  const key = world.store.apiKeys.get(required(apiKeyId, 'api_key_id'))
  if (!key) throw badRequest('api_key_id is not a key of this account')
  if (world.store.members.count('apiKeyId', key.id) > 0) throw badRequest('This API key is already a member')
  return { userId: null, apiKeyId: key.id, email: keyEmail(key) }
}

function updateMember(call: Call): Answer {
  const { world, body } = call
  const member = memberIn(call)
  someOf(body, ['role_id', 'status'])
  refuseOwner(call, member, 'changed')
  const roleId = optionalUuid(body, 'role_id')
  world.store.members.change(member, {
    roleId: roleId === undefined ? member.roleId : roleOfScope(world, roleId, 'account').id,
    status: statusIn(body, member.status),
    updatedAt: world.now,
  })
  return ok(memberView(world.store, member))
}

/** Keys this member made go on working. */
function removeMember(call: Call): Answer {
  const { world } = call
  const member = memberIn(call)
  refuseOwner(call, member, 'removed')
  if (member.invitationId !== null) {
    withdrawInvitation(world, member.invitationId)
    return done('Invitation cancelled')
  }
  world.store.members.remove(member)
  if (member.userId !== null) {
    for (const grant of world.store.projectMembers.where('userId', member.userId)) {
      world.store.projectMembers.remove(grant)
    }
  }
  return done('Member removed')
}

function refuseOwner({ world }: Call, member: Member, what: string): void {
  if (member.userId !== null && member.userId === world.store.account.ownerUserId) {
    throw conflict(`The account owner cannot be ${what}; transfer the ownership first`)
  }
}
