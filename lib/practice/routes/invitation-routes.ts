import { withdrawInvitation } from '../rules/expire-invitation'
import { invite } from '../rules/invite'
import { invitationView } from '../views/people-views'
import { type Answer, created, done } from '../wire/answer'
import { badRequest, forbidden, notFound } from '../wire/api-error'
import { optionalEmail, required, uuid } from '../wire/fields'
import { accountRoute, type Call, keyRoute } from '../wire/route'
import { roleOfScope } from './membership'
import { projectFor } from './project-routes'

export const invitationRoutes = [
  accountRoute('POST', '/api/v1/invitations', 'account.members.invite', inviteToAccount),
  keyRoute('DELETE', '/api/v1/invitations/{id}', cancel),
  keyRoute('POST', '/api/v1/projects/{id}/invitations', inviteToProject),
]

function inviteToAccount(call: Call): Answer {
  const email = emailIn(call)
  if ([...call.world.store.members.all()].some((member) => member.email === email)) refuseTwice(email)
  return send(call, email, null)
}

function inviteToProject(call: Call): Answer {
  const project = projectFor(call, 'project.members.add')
  const email = emailIn(call)
  const members = call.world.store.projectMembers.where('projectId', project.id)
  if (members.some((member) => member.email === email)) refuseTwice(email)
  return send(call, email, project.id)
}

function emailIn({ body }: Call): string {
  return required(optionalEmail(body, 'email'), 'email')
}

function refuseTwice(email: string): never {
  throw badRequest(`${email} is already a member or invited`)
}

function send({ world, caller, body }: Call, email: string, projectId: string | null): Answer {
  const role = roleOfScope(world, uuid(body, 'role_id'), projectId === null ? 'account' : 'project')
  const invitation = invite(world, { email, roleId: role.id, invitedBy: caller.userId, projectId })
  return created(invitationView(world.store, invitation))
}

function cancel({ world, caller, params }: Call): Answer {
  const invitation = world.store.invitations.get(params.id ?? '')
  if (!invitation) throw notFound('Invitation')
  const allowed =
    invitation.projectId === null
      ? caller.may('account.members.invite')
      : caller.mayIn(invitation.projectId, 'project.members.add')
  if (!allowed) throw forbidden('This key may not cancel the invitation')
  withdrawInvitation(world, invitation.id)
  return done('Invitation cancelled')
}
