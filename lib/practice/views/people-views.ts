import type { ApiKey, Invitation, Member, Project, ProjectMember, Role, SshKey } from '../model'
import type { Store } from '../store'
import { optionalTime, time } from '../wire/answer'

export function projectView(store: Store, project: Project) {
  return {
    id: project.id,
    account_id: store.account.id,
    name: project.name,
    slug: project.slug,
    description: project.description,
    default_region: project.region,
    is_default: project.isDefault,
    is_active: project.isActive,
    created_by: project.createdBy ?? undefined,
    created_at: time(project.createdAt),
    updated_at: time(project.updatedAt),
  }
}

export function memberView(store: Store, member: Member) {
  return { account_id: store.account.id, ...membership(store, member), updated_at: time(member.updatedAt) }
}

export function projectMemberView(store: Store, member: ProjectMember) {
  return { project_id: member.projectId, ...membership(store, member) }
}

function membership(store: Store, member: Member | ProjectMember) {
  const role = store.roles.get(member.roleId)
  const invitation = member.invitationId === null ? undefined : store.invitations.get(member.invitationId)
  return {
    id: member.id,
    user_id: member.userId,
    email: member.email,
    role: role?.slug,
    role_id: member.roleId,
    role_name: role?.name,
    status: member.status,
    invited_by: member.invitedBy ?? undefined,
    invited_at: optionalTime(member.invitedAt),
    accepted_at: optionalTime(member.acceptedAt),
    invitation_id: member.invitationId ?? undefined,
    invitation_expires_at: optionalTime(invitation?.expiresAt ?? null),
    created_at: time(member.createdAt),
  }
}

export function invitationView(store: Store, invitation: Invitation) {
  const inviter = store.users.get(invitation.invitedBy)
  const project = invitation.projectId === null ? undefined : store.projects.get(invitation.projectId)
  return {
    id: invitation.id,
    type: invitation.type,
    account_id: store.account.id,
    account_name: store.account.name,
    project_id: project?.id,
    project_name: project?.name,
    email: invitation.email,
    role_id: invitation.roleId,
    role_name: store.roles.get(invitation.roleId)?.name,
    invited_by_id: invitation.invitedBy,
    invited_by_email: inviter?.email,
    invited_by_name: inviter?.name,
    expires_at: time(invitation.expiresAt),
    created_at: time(invitation.createdAt),
  }
}

export function roleView(store: Store, role: Role) {
  return {
    id: role.id,
    account_id: role.isSystem ? undefined : store.account.id,
    name: role.name,
    slug: role.slug,
    description: role.description,
    scope: role.scope,
    permissions: role.permissions,
    is_system: role.isSystem,
    created_by: role.createdBy ?? undefined,
    created_at: time(role.createdAt),
    updated_at: time(role.updatedAt),
  }
}

export function apiKeyView(store: Store, key: ApiKey) {
  const role = key.roleId === null ? undefined : store.roles.get(key.roleId)
  return {
    id: key.id,
    account_id: store.account.id,
    name: key.name,
    key_prefix: key.prefix,
    scope: 'public',
    rate_limit_tier: key.tier,
    expires_at: optionalTime(key.expiresAt),
    last_used_at: optionalTime(key.lastUsedAt),
    is_active: key.isActive,
    role_id: role?.id,
    role_name: role?.name,
    role_slug: role?.slug,
    project_accesses: store.projectMembers.where('apiKeyId', key.id).map((member) => accessView(store, member)),
    created_by: key.createdBy ?? undefined,
    created_at: time(key.createdAt),
  }
}

function accessView(store: Store, member: ProjectMember) {
  const role = store.roles.get(member.roleId)
  return {
    project_id: member.projectId,
    project_name: store.projects.get(member.projectId)?.name,
    role_id: member.roleId,
    role_name: role?.name,
    role_slug: role?.slug,
  }
}

export function sshKeyView(key: SshKey) {
  return {
    id: key.id,
    name: key.name,
    public_key: key.publicKey,
    key_type: key.publicKey.split(' ')[0],
    created_at: time(key.createdAt),
    updated_at: time(key.updatedAt),
  }
}
