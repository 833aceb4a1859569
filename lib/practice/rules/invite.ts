import type { Invitation, Scope } from '../model'
import { newUuid, type World } from '../world'

/** After this an invitation is void and cleaned away. */
const INVITATION_MS = 30 * 24 * 60 * 60 * 1000

export interface InvitationOrder {
  email: string
  roleId: string
  invitedBy: string
  projectId: string | null
}

/** An invitation and the pending membership that lists show until it is accepted, cancelled or void. */
export function invite(world: World, order: InvitationOrder): Invitation {
  const type: Scope = order.projectId === null ? 'account' : 'project'
  const expiresAt = world.now + INVITATION_MS
  const invitation = world.store.invitations.add({
    id: newUuid(world, 'invitation'),
    type,
    ...order,
    expiresAt,
    createdAt: world.now,
  })
  world.agenda.add({ at: expiresAt, kind: 'invitation', id: invitation.id })
  addPending(world, invitation)
  return invitation
}

function addPending(world: World, invitation: Invitation): void {
  const pending = {
    id: newUuid(world, 'member'),
    userId: null,
    apiKeyId: null,
    email: invitation.email,
    roleId: invitation.roleId,
    status: 'pending' as const,
    invitedBy: invitation.invitedBy,
    invitedAt: world.now,
    acceptedAt: null,
    invitationId: invitation.id,
    createdAt: world.now,
  }
  if (invitation.projectId === null) world.store.members.add({ ...pending, updatedAt: world.now })
  else world.store.projectMembers.add({ ...pending, projectId: invitation.projectId })
}
