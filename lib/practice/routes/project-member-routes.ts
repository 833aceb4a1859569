import type { ProjectMember } from '../model'
import type { ProjectPermission } from '../permissions'
import { withdrawInvitation } from '../rules/expire-invitation'
import { projectMemberView } from '../views/people-views'
import { type Answer, created, done, ok } from '../wire/answer'
import { badRequest, notFound } from '../wire/api-error'
import { optionalUuid, required, someOf, uuid } from '../wire/fields'
import { page } from '../wire/page'
import { type Call, keyRoute } from '../wire/route'
import { newUuid } from '../world'
import { keyEmail } from '../key-email'
import { exactlyOne, roleOfScope, statusIn } from './membership'
import { projectFor } from './project-routes'

const PATH = '/api/v1/projects/{id}/members'

export const projectMemberRoutes = [
  keyRoute('GET', PATH, listMembers),
  keyRoute('POST', PATH, addMember),
  keyRoute('GET', `${PATH}/{member_id}`, (call) => answer(call, memberIn(call, 'project.members.view'))),
  keyRoute('PATCH', `${PATH}/{member_id}`, updateMember),
  keyRoute('DELETE', `${PATH}/{member_id}`, removeMember),
]

function memberIn(call: Call, permission: ProjectPermission): ProjectMember {
  const project = projectFor(call, permission)
  const member = call.world.store.projectMembers.get(call.params.member_id ?? '')
  if (member?.projectId !== project.id) throw notFound('Project member')
  return member
}

function answer({ world }: Call, member: ProjectMember): Answer {
  return ok(projectMemberView(world.store, member))
}

function listMembers(call: Call): Answer {
  const { store } = call.world
  const project = projectFor(call, 'project.members.view')
  const status = call.query.get('status')
  const found = store.projectMembers
    .newestFirst()
    .filter((member) => member.projectId === project.id && (!status || member.status === status))
  return page(found, call.query, 50, (member) => projectMemberView(store, member))
}

/** Also how a key gets its access to a project. */
function addMember(call: Call): Answer {
  const { world, caller, body } = call
  const project = projectFor(call, 'project.members.add')
  exactlyOne(body, ['target_user_id', 'api_key_id'])
  const role = roleOfScope(world, uuid(body, 'role_id'), 'project')
  const member = world.store.projectMembers.add({
    id: newUuid(world, 'member'),
    projectId: project.id,
    ...whoIn(call, project.id),
    roleId: role.id,
    status: 'active',
    invitedBy: caller.userId,
    invitedAt: null,
    acceptedAt: world.now,
    invitationId: null,
    createdAt: world.now,
  })
  return created(projectMemberView(world.store, member))
}

function whoIn({ world, body }: Call, projectId: string): Pick<ProjectMember, 'userId' | 'apiKeyId' | 'email'> {
  const { store } = world
  const inProject = (member: ProjectMember) => member.projectId === projectId
  const userId = optionalUuid(body, 'target_user_id')
  if (userId !== undefined) {
    const account = store.members.where('userId', userId)[0]
    if (!account) throw badRequest('target_user_id is not a member of the account')
    if (store.projectMembers.where('userId', userId).some(inProject)) throw badRequest('Already in this project')
    return { userId, apiKeyId: null, email: account.email }
  }
  const key = store.apiKeys.get(required(optionalUuid(body, 'api_key_id'), 'api_key_id'))
  if (!key) throw badRequest('api_key_id is not a key of this account')
  if (store.projectMembers.where('apiKeyId', key.id).some(inProject)) throw badRequest('Already in this project')
  return { userId: null, apiKeyId: key.id, email: keyEmail(key) }
}

function updateMember(call: Call): Answer {
  const { world, body } = call
  const member = memberIn(call, 'project.members.update')
  someOf(body, ['role_id', 'status'])
  const roleId = optionalUuid(body, 'role_id')
  world.store.projectMembers.change(member, {
    roleId: roleId === undefined ? member.roleId : roleOfScope(world, roleId, 'project').id,
    status: statusIn(body, member.status),
  })
  return answer(call, member)
}

function removeMember(call: Call): Answer {
  const member = memberIn(call, 'project.members.remove')
  if (member.invitationId !== null) withdrawInvitation(call.world, member.invitationId)
  else call.world.store.projectMembers.remove(member)
  return done('Project member removed')
}
