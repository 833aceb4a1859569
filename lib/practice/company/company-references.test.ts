import { describe, expect, it } from 'vitest'
import type { State } from '../model'
import { blockOf, holds } from '../rules/address-blocks'
import { serverId } from './add-servers'
import { DAY_MS } from './draft'
import { makeCompany } from './make-company'
import { type PersonName, personId } from './people'

const NOON = Date.UTC(2026, 4, 20, 12)
const SEED = 'test'
const company = makeCompany({ seed: SEED, now: NOON })

/** Everything in the sample company that points at something gone, which is how Raff's own data looks. */
const MEANT_TO_DANGLE = {
  servers: ['shop-reports-01', 'shop-blog-01'].map((name) => serverId({ seed: SEED }, name)),
  volumes: [4116],
  people: (['hana', 'mateusz'] as const satisfies PersonName[]).map((who) =>
    personId({ seed: SEED, now: NOON, at: NOON, state: company }, who),
  ),
}

describe.each([0, 10, 21, 26, 30, 42])('the sample company as it was %i days ago', (days) => {
  const state = makeCompany({ seed: SEED, now: NOON, at: NOON - days * DAY_MS })

  it('refers only to what is there, or to what is meant to be gone', () => {
    expect(brokenReferences(state, MEANT_TO_DANGLE)).toEqual([])
  })

  it('gives every id once', () => {
    const lists: { id: string | number }[][] = Object.values(state).filter(
      (list) => Array.isArray(list) && list.every((row) => 'id' in row),
    )
    expect(lists.length).toBeGreaterThan(12)
    for (const list of lists) expect(new Set(list.map((row) => row.id)).size).toBe(list.length)
  })

  it('puts every interface where its network and its address are', () => {
    expect(brokenInterfaces(state)).toEqual([])
  })

  it('has nothing that began before what it belongs to', () => {
    const projects = new Map(state.projects.map((project) => [project.id, project.createdAt]))
    const rows = [...state.vms, ...state.volumes, ...state.ips, ...state.vpcs, ...state.securityGroups]
    for (const row of rows) expect(row.createdAt).toBeGreaterThanOrEqual(projects.get(row.projectId) ?? Infinity)
    const servers = new Map(state.vms.map((vm) => [vm.id, vm.createdAt]))
    for (const copy of state.backups) expect(copy.createdAt).toBeGreaterThan(servers.get(copy.vmId) ?? 0)
    for (const row of [...state.vms, ...state.volumes]) expect(row.updatedAt).toBeGreaterThanOrEqual(row.createdAt)
    for (const key of state.apiKeys) expect(key.lastUsedAt ?? NOON).toBeGreaterThanOrEqual(key.createdAt)
  })
})

it('what is meant to dangle really does', () => {
  const none = { servers: [], volumes: [], people: [] }
  const broken = brokenReferences(company, none)
  for (const id of [...MEANT_TO_DANGLE.servers, ...MEANT_TO_DANGLE.volumes, ...MEANT_TO_DANGLE.people]) {
    expect(broken.some((line) => line.endsWith(String(id)))).toBe(true)
  }
})

type Known = { servers: string[]; volumes: number[]; people: string[] }

function brokenReferences(state: State, meant: Known): string[] {
  const ids = (rows: { id: string | number }[]) => new Set<string | number | null>(rows.map((row) => row.id)).add(null)
  const projects = ids(state.projects)
  const servers = new Set([...ids(state.vms), ...meant.servers])
  const volumes = new Set([...ids(state.volumes), ...meant.volumes])
  const memberIds = state.members.map((member) => ({ id: member.userId ?? '' }))
  const people = new Set([...ids(memberIds), ...meant.people])
  const roles = ids(state.roles)
  const keys = ids(state.apiKeys)
  const nics = state.vms.flatMap((vm) => vm.nics)
  const schedules = ids(state.schedules)
  const check = (what: string, known: Set<string | number | null>, found: (string | number | null)[]) =>
    found.filter((id) => !known.has(id)).map((id) => `${what} ${id}`)
  const inProjects = [state.vms, state.volumes, state.snapshots, state.backups, state.schedules, state.ips, state.vpcs]
  return [
    ...inProjects.flatMap((rows) =>
      check(
        'project',
        projects,
        rows.map((row) => row.projectId),
      ),
    ),
    ...check(
      'project',
      projects,
      state.projectMembers.map((row) => row.projectId),
    ),
    ...check(
      'project',
      projects,
      state.securityGroups.map((row) => row.projectId),
    ),
    ...check(
      'server of a volume',
      ids(state.vms),
      state.volumes.map((row) => row.vmId),
    ),
    ...check(
      'server of an address',
      ids(state.vms),
      state.ips.map((row) => row.vmId),
    ),
    ...check(
      'server of a snapshot',
      ids(state.vms),
      state.snapshots.map((row) => row.vmId),
    ),
    ...check(
      'server of a copy',
      servers,
      state.backups.map((row) => row.vmId),
    ),
    ...check(
      'server of a schedule',
      servers,
      state.schedules.map((row) => row.vmId),
    ),
    ...check(
      'volume of a snapshot',
      volumes,
      state.snapshots.map((row) => row.volumeId),
    ),
    ...check(
      'schedule of a copy',
      schedules,
      state.backups.map((row) => row.scheduleId),
    ),
    ...check(
      'maker',
      people,
      [...state.vms, ...state.volumes, ...state.snapshots].map((row) => row.createdBy),
    ),
    ...check(
      'maker',
      people,
      [...state.backups, ...state.schedules, ...state.sshKeys].map((row) => row.createdBy),
    ),
    ...check(
      'maker',
      people,
      [...state.apiKeys, ...state.projects, ...state.roles].map((row) => row.createdBy),
    ),
    ...check(
      'member',
      people,
      state.projectMembers.map((row) => row.userId),
    ),
    ...check(
      'role',
      roles,
      [...state.members, ...state.projectMembers].map((row) => row.roleId),
    ),
    ...check(
      'role',
      roles,
      [...state.apiKeys, ...state.invitations].map((row) => row.roleId),
    ),
    ...check('key', keys, [
      ...state.projectMembers.map((row) => row.apiKeyId),
      ...state.handouts.map((row) => row.apiKeyId),
    ]),
    ...check(
      'invitation',
      ids(state.invitations),
      [...state.members, ...state.projectMembers].map((row) => row.invitationId),
    ),
    ...check(
      'address',
      ids(state.ips),
      nics.map((nic) => nic.ipId),
    ),
    ...check('network', ids(state.vpcs), [
      ...nics.map((nic) => nic.vpcId),
      ...state.ips.map((ip) => ip.gatewayOfVpcId),
    ]),
    ...check(
      'firewall',
      ids(state.securityGroups),
      nics.map((nic) => nic.securityGroupId),
    ),
  ]
}

function brokenInterfaces(state: State): string[] {
  const addresses = new Map(state.ips.map((ip) => [ip.id, ip]))
  const networks = new Map(state.vpcs.map((vpc) => [vpc.id, vpc]))
  const groups = new Map(state.securityGroups.map((group) => [group.id, group]))
  const taken = new Set<string>()
  return state.vms.flatMap((vm) =>
    vm.nics.flatMap((nic) => {
      const where = `${vm.name} ${nic.ip}`
      const address = nic.ipId === null ? undefined : addresses.get(nic.ipId)
      const network = nic.vpcId === null ? undefined : networks.get(nic.vpcId)
      const group = nic.securityGroupId === null ? undefined : groups.get(nic.securityGroupId)
      const faults = [
        taken.has(nic.ip) && 'twice',
        address && (address.address !== nic.ip || address.vmId !== vm.id) && 'address of another',
        network && !holds(blockOf(network.cidr), nic.ip) && 'outside its network',
        (network ?? address ?? group)?.projectId !== vm.projectId && 'in another project',
        group && group.projectId !== vm.projectId && 'guarded from another project',
        !address && !network && 'in no network',
      ].filter((fault) => typeof fault === 'string')
      taken.add(nic.ip)
      return faults.map((fault) => `${where}: ${fault}`)
    }),
  )
}
