import { DAY_MS, type Generating } from './generating'
import { drawsOf, pick } from './draws'
import { firmName } from './names'
import type { GeneratedPerson } from './people'
import { uuidOf } from '../ids'
import type { Project, Rule, SecurityGroup, Vpc } from '../model'
import { systemRoleId } from '../system-roles'

/** Of every four projects of a firm. */
const ENVIRONMENTS = ['production', 'staging', 'production', 'development'] as const
/** Of projects that have a network and a firewall nothing uses. */
const SHARE_UNUSED = 0.15

export interface GeneratedProject {
  project: Project
  environment: (typeof ENVIRONMENTS)[number]
  network: Vpc
  /** The open ones join the account with the first server that uses them. */
  firewalls: Record<'good' | 'openSsh' | 'openAll', SecurityGroup>
}

const OUT: Rule = { protocol: 'ALL', rule_type: 'OUTBOUND' }
const WEB: Rule = { protocol: 'TCP', rule_type: 'INBOUND', range: '80,443' }
const ADMIN: Rule = { protocol: 'TCP', rule_type: 'INBOUND', range: '22', ip: '198.51.100.0', size: 24 }
const SSH: Rule = { protocol: 'TCP', rule_type: 'INBOUND', range: '22' }
const ALL: Rule = { protocol: 'ALL', rule_type: 'INBOUND' }

export function addGeneratedProjects(
  generating: Generating,
  count: number,
  people: readonly GeneratedPerson[],
): GeneratedProject[] {
  const draw = drawsOf(generating.seed, 'projects')
  return Array.from({ length: count }, (_, number) => {
    const createdAt = generating.now - Math.round((450 + 250 * draw()) * DAY_MS)
    const generated = addProject(generating, number, createdAt)
    if (draw() < SHARE_UNUSED) addUnused(generating, generated.project, number)
    addStaff(generating, generated.project, people, draw)
    return generated
  })
}

function addProject(generating: Generating, number: number, createdAt: number): GeneratedProject {
  const { seed, state } = generating
  const environment = ENVIRONMENTS[number % ENVIRONMENTS.length] ?? 'production'
  const copy = number % ENVIRONMENTS.length === 2 ? ' EU' : ''
  const name = `${firmName(Math.floor(number / ENVIRONMENTS.length))}${copy} ${environment}`
  const project: Project = {
    id: uuidOf(seed, 'generated-project', number),
    name,
    slug: name.toLowerCase().replaceAll(' ', '-'),
    description: '',
    region: 'us-east',
    isDefault: false,
    isActive: true,
    createdBy: state.account.ownerUserId,
    createdAt,
    updatedAt: createdAt,
  }
  const network = networkOf(generating, project, `net-${number}`, cidrOf(0, number))
  const firewalls = {
    good: firewallOf(generating, project, 'web', [WEB, ADMIN, OUT]),
    openSsh: firewallOf(generating, project, 'web-and-ssh', [WEB, SSH, OUT]),
    openAll: firewallOf(generating, project, 'open', [ALL, OUT]),
  }
  state.projects.push(project)
  state.vpcs.push(network)
  state.securityGroups.push(firewalls.good)
  return { project, environment, network, firewalls }
}

function addUnused(generating: Generating, project: Project, number: number): void {
  const { state } = generating
  state.vpcs.push(networkOf(generating, project, `spare-${number}`, cidrOf(100, number)))
  state.securityGroups.push(firewallOf(generating, project, 'old-web', [WEB, OUT]))
}

function cidrOf(from: number, number: number): string {
  return `10.${from + Math.floor(number / 256)}.${number % 256}.0/24`
}

function networkOf({ seed }: Generating, project: Project, name: string, cidr: string): Vpc {
  return {
    id: uuidOf(seed, 'generated-network', name),
    projectId: project.id,
    name,
    description: '',
    cidr,
    status: 'active',
    gatewayType: 'none',
    region: 'us-east',
    createdAt: project.createdAt,
    updatedAt: project.createdAt,
  }
}

function firewallOf({ seed }: Generating, project: Project, name: string, rules: Rule[]): SecurityGroup {
  return {
    id: uuidOf(seed, 'generated-firewall', project.id, name),
    projectId: project.id,
    name,
    description: '',
    rules: rules.map((rule) => ({ ...rule })),
    createdAt: project.createdAt,
    updatedAt: project.createdAt,
  }
}

const STAFF_ROLES = ['project-admin', 'operator', 'project-member', 'viewer'] as const

function addStaff(
  { seed, now, state }: Generating,
  project: Project,
  people: readonly GeneratedPerson[],
  draw: () => number,
): void {
  const here = people.filter((person) => person.here)
  const first = Math.floor(draw() * here.length)
  for (let place = 0; place < Math.min(3, here.length); place++) {
    const person = here[(first + place) % here.length]
    if (!person) continue
    const since = now - 90 * DAY_MS
    state.projectMembers.push({
      id: uuidOf(seed, 'generated-project-member', project.id, place),
      projectId: project.id,
      userId: person.id,
      apiKeyId: null,
      email: `${person.shortName}@wideangle.example`,
      roleId: systemRoleId(pick(draw, STAFF_ROLES)),
      status: 'active',
      invitedBy: state.account.ownerUserId,
      invitedAt: since,
      acceptedAt: since,
      invitationId: null,
      createdAt: since,
    })
  }
}
