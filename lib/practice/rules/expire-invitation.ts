import type { World } from '../world'

/** Takes an invitation away together with the pending membership it stands for. */
export function withdrawInvitation(world: World, id: string): void {
  const { store } = world
  const invitation = store.invitations.get(id)
  for (const member of store.members.where('invitationId', id)) store.members.remove(member)
  for (const member of store.projectMembers.where('invitationId', id)) store.projectMembers.remove(member)
  if (invitation) store.invitations.remove(invitation)
}

export function expireInvitation(world: World, id: string): void {
  const invitation = world.store.invitations.get(id)
  if (invitation && invitation.expiresAt <= world.now) withdrawInvitation(world, id)
}
