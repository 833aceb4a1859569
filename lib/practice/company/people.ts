// Who works, worked and is invited at the company, and what they may do. Ages in days.

import { uuidOf } from '../ids'
import type { SystemRole } from '../system-roles'
import { systemRoleId } from '../system-roles'
import { type Draft, DAY_MS, daysAgo, hasHappened, isThere } from './draft'
import { type ProjectName, projectId } from './projects'

export const COMPANY = 'Harbor & Pine'
export const MAIL_DOMAIN = 'harborandpine.example'

interface PersonRow {
  name: string
  role: SystemRole
  joined: number
  /** No longer a member since; what they made, and their keys, live on. */
  left?: number
  suspended?: number
  projects?: Partial<Record<ProjectName, SystemRole>>
}

export const PEOPLE = {
  // founder; the account is hers
  ingrid: { name: 'Ingrid Solheim', role: 'owner', joined: 730 },
  // lead engineer
  tomas: { name: 'Tomás Ferreira', role: 'admin', joined: 700, projects: everywhere('project-admin') },
  // engineers
  priya: {
    name: 'Priya Raghavan',
    role: 'member',
    joined: 540,
    projects: { production: 'project-admin', staging: 'project-admin', development: 'project-admin' },
  },
  kwame: {
    name: 'Kwame Mensah',
    role: 'member',
    joined: 430,
    projects: { production: 'operator', staging: 'project-admin', development: 'project-admin', internal: 'operator' },
  },
  yuki: {
    name: 'Yuki Tanabe',
    role: 'member',
    joined: 365,
    projects: { production: 'project-member', staging: 'operator', development: 'project-admin' },
  },
  // customer projects
  amara: { name: 'Amara Okafor', role: 'member', joined: 380, projects: { northlight: 'project-admin' } },
  // office manager
  dana: { name: 'Dana Whitfield', role: 'billing', joined: 690, projects: { internal: 'viewer' } },
  // product lead
  lucia: {
    name: 'Lucía Barrientos',
    role: 'member',
    joined: 500,
    projects: { production: 'viewer', staging: 'viewer', campaign: 'project-admin' },
  },
  // customer support
  farid: { name: 'Farid Haddad', role: 'member', joined: 95, projects: { production: 'viewer' } },
  // contractor between two assignments
  oleksandr: {
    name: 'Oleksandr Bondar',
    role: 'member',
    joined: 310,
    suspended: 52,
    projects: { development: 'operator', staging: 'operator' },
  },
  // engineers who have left
  hana: {
    name: 'Hana Novotná',
    role: 'member',
    joined: 470,
    left: 19,
    projects: { production: 'operator', staging: 'project-admin', northlight: 'operator' },
  },
  mateusz: {
    name: 'Mateusz Wronski',
    role: 'admin',
    joined: 655,
    left: 205,
    projects: { production: 'project-admin', development: 'project-admin' },
  },
} as const satisfies Record<string, PersonRow>

export type PersonName = keyof typeof PEOPLE

const ROWS: Record<PersonName, PersonRow> = PEOPLE

interface InvitationRow {
  email: string
  role: SystemRole
  project?: ProjectName
  by: PersonName
  age: number
}

const INVITATIONS: readonly InvitationRow[] = [
  { email: `soo-jin.park@${MAIL_DOMAIN}`, role: 'member', by: 'ingrid', age: 3 },
  { email: 'helpdesk@ledgerwise.example', role: 'billing', by: 'dana', age: 18 },
  { email: 'it@northlightmuseum.example', role: 'viewer', project: 'northlight', by: 'amara', age: 24 },
]

/** Raff voids an invitation that nobody took up for so long. */
const INVITATION_DAYS = 30

function everywhere(role: SystemRole): Record<ProjectName, SystemRole> {
  return { production: role, staging: role, development: role, northlight: role, internal: role, campaign: role }
}

export function personId(draft: Draft, who: PersonName): string {
  return who === 'ingrid' ? draft.state.account.ownerUserId : uuidOf(draft.seed, 'company-person', who)
}

/** "Tomás Ferreira" is tomas.ferreira in addresses and in `owner=` tags. */
export function shortName(who: PersonName): string {
  return PEOPLE[who].name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(' ', '.')
}

export function emailOf(who: PersonName): string {
  return `${shortName(who)}@${MAIL_DOMAIN}`
}

export function addPeople(draft: Draft): void {
  for (const who of Object.keys(ROWS) as PersonName[]) {
    const row = ROWS[who]
    // the account begins with its owner as a member
    if (who !== 'ingrid') draft.state.users.push({ id: personId(draft, who), name: row.name, email: emailOf(who) })
    if (!isThere(draft, `${who} joins`, { age: row.joined, gone: row.left })) continue
    if (who !== 'ingrid') addMember(draft, who)
    addProjectMembers(draft, who)
  }
  for (const row of INVITATIONS) if (isThere(draft, `invite ${row.email}`, row)) addInvitation(draft, row)
}

function addMember(draft: Draft, who: PersonName): void {
  const row = ROWS[who]
  const invitedAt = daysAgo(draft, row.joined + 2, `${who} is invited`)
  const joinedAt = daysAgo(draft, row.joined, `${who} joins`)
  const suspended = hasHappened(draft, row.suspended, `${who} is suspended`)
  draft.state.members.push({
    id: uuidOf(draft.seed, 'company-member', who),
    userId: personId(draft, who),
    apiKeyId: null,
    email: emailOf(who),
    roleId: systemRoleId(row.role),
    status: suspended ? 'suspended' : 'active',
    invitedBy: draft.state.account.ownerUserId,
    invitedAt,
    acceptedAt: joinedAt,
    invitationId: null,
    createdAt: invitedAt,
    updatedAt: suspended ? daysAgo(draft, row.suspended ?? 0, `${who} is suspended`) : joinedAt,
  })
}

function addProjectMembers(draft: Draft, who: PersonName): void {
  const row = ROWS[who]
  const suspended = hasHappened(draft, row.suspended, `${who} is suspended`)
  for (const [project, role] of Object.entries(row.projects ?? {})) {
    const id = projectId(draft, project as ProjectName)
    const found = draft.state.projects.find((each) => each.id === id)
    if (!found) continue
    const since = Math.max(daysAgo(draft, row.joined, `${who} joins`), found.createdAt)
    draft.state.projectMembers.push({
      id: uuidOf(draft.seed, 'company-project-member', project, who),
      projectId: id,
      userId: personId(draft, who),
      apiKeyId: null,
      email: emailOf(who),
      roleId: systemRoleId(role),
      status: suspended ? 'suspended' : 'active',
      invitedBy: draft.state.account.ownerUserId,
      invitedAt: since,
      acceptedAt: since,
      invitationId: null,
      createdAt: since,
    })
  }
}

function addInvitation(draft: Draft, row: InvitationRow): void {
  const { seed, state } = draft
  const invitationId = uuidOf(seed, 'company-invitation', row.email)
  const createdAt = daysAgo(draft, row.age, `invite ${row.email}`)
  const inProject = row.project === undefined ? null : projectId(draft, row.project)
  const common = { email: row.email, roleId: systemRoleId(row.role), invitedBy: personId(draft, row.by), createdAt }
  const pending = {
    ...common,
    id: uuidOf(seed, 'company-pending-member', row.email),
    userId: null,
    apiKeyId: null,
    status: 'pending' as const,
    invitedAt: createdAt,
    acceptedAt: null,
    invitationId,
  }
  state.invitations.push({
    ...common,
    id: invitationId,
    type: inProject === null ? 'account' : 'project',
    projectId: inProject,
    expiresAt: createdAt + INVITATION_DAYS * DAY_MS,
  })
  if (inProject === null) state.members.push({ ...pending, updatedAt: createdAt })
  else state.projectMembers.push({ ...pending, projectId: inProject })
}
