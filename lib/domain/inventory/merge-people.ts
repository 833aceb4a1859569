import type { InvitationFacts, MemberFacts, ProjectRole } from './facts'

// Raff knows people in two places: members of the account, and members of each project. Ours is one person with all their
// reach, and one invitation for each mail that was sent and not yet answered.

export type Membership = {
  id: string
  email: string
  status: string
  userId: string | null
  roleSlug: string | null
  roleId: string | null
  roleName: string | null
  invitedBy: string | null
  invitedAt: string | null
  acceptedAt: string | null
  invitationId: string | null
  invitationExpiresAt: string | null
  createdAt: string | null
  updatedAt: string | null
}

export type PeopleLists = {
  account: readonly Membership[]
  /** By project; null: that list could not be read, and what was known of it stays. */
  projects: ReadonlyMap<string, readonly Membership[] | null>
  /** The members as they were known before, by id. */
  before: ReadonlyMap<string, MemberFacts>
}

export type People = {
  members: Map<string, MemberFacts>
  invitations: Map<string, InvitationFacts>
}

export function mergePeople({ account, projects, before }: PeopleLists): People {
  const members = new Map<string, MemberFacts>()
  const invitations = new Map<string, InvitationFacts>()
  const idOfUser = new Map<string, string>()
  for (const row of account) {
    if (isInvitation(row)) invitations.set(row.invitationId, invitationFacts(row, null))
    else {
      members.set(row.id, memberFacts(row))
      if (row.userId) idOfUser.set(row.userId, row.id)
    }
  }
  for (const [projectId, rows] of projects) {
    if (rows === null) continue
    for (const row of rows) {
      if (isInvitation(row)) invitations.set(row.invitationId, invitationFacts(row, projectId))
      // an entry without a user is a key's own access, which the key's row tells
      else if (row.userId) addReach(row, projectId, row.userId)
    }
  }
  for (const [id, facts] of members) facts.projects = withUnread(id, facts.projects)
  return { members, invitations }

  function addReach(row: Membership, projectId: string, userId: string): void {
    // somebody who is only in projects has no membership of the account: the user id names them as long as they are there
    const id = idOfUser.get(userId) ?? `user:${userId}`
    const facts = members.get(id) ?? { ...memberFacts(row), roleId: null, roleName: null, roleSlug: null }
    facts.projects = [...(facts.projects ?? []), { projectId, roleId: row.roleId, roleName: row.roleName }]
    members.set(id, facts)
  }

  function withUnread(id: string, read: ProjectRole[] | null): ProjectRole[] {
    const kept = (before.get(id)?.projects ?? []).filter(({ projectId }) => projects.get(projectId) === null)
    return [...(read ?? []), ...kept].sort((a, b) => (a.projectId < b.projectId ? -1 : 1))
  }
}

function isInvitation(row: Membership): row is Membership & { invitationId: string } {
  return row.status === 'pending' && row.invitationId !== null
}

function memberFacts(row: Membership): MemberFacts {
  const { id: _, invitationId: __, invitationExpiresAt: ___, ...facts } = row
  return { ...facts, projects: [] }
}

function invitationFacts(row: Membership, projectId: string | null): InvitationFacts {
  return {
    email: row.email,
    type: projectId === null ? 'account' : 'project',
    roleId: row.roleId,
    roleName: row.roleName,
    projectId,
    invitedBy: row.invitedBy,
    invitedAt: row.invitedAt ?? row.createdAt,
    expiresAt: row.invitationExpiresAt,
  }
}
