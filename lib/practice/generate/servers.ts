import { TEMPLATES } from '../catalog'
import { takePastCopies } from '../company/take-past-copies'
import { DAY_MS, type Generating } from './generating'
import { addGeneratedDisks } from './disks'
import { drawsOf, drawUuid, pick, pickByShare } from './draws'
import type { GeneratedPerson } from './people'
import type { GeneratedProject } from './projects'
import { nextNumber } from '../ids'
import type { Nic, Schedule, Vm } from '../model'
import { nextRun, WEEKDAYS } from '../next-run'
import { blockOf, hostAt } from '../rules/address-blocks'

const ADDRESSES = blockOf('198.18.0.0/15')
const FIRST_LEASE = 10
/** Of servers that can be reached from outside. */
const SHARE_PUBLIC = 0.6
const SHARE_RESERVED = 0.3
const SHARE_UNTAGGED = 0.06

/** What is wrong with a server, in parts of a thousand; the shares are those of the sample company. */
const TROUBLES = {
  none: 745,
  'no-schedule': 55,
  'copies-fail': 30,
  'copies-stopped': 20,
  'copy-hangs': 8,
  stopped: 45,
  failed: 12,
  expired: 25,
  temporary: 20,
  'open-ssh': 20,
  'open-all': 10,
  unguarded: 10,
} as const

type Trouble = keyof typeof TROUBLES

const ROLES = ['web', 'api', 'worker', 'db', 'cache', 'search', 'mail', 'files'] as const
const PLAN_SHARES = { 1: 30, 2: 25, 3: 8, 4: 2, 7: 8, 8: 12, 9: 9, 10: 4, 11: 2 } as const

interface ServerOrder {
  number: number
  placed: GeneratedProject
  /** The how-manieth of its project. */
  place: number
  owner: GeneratedPerson
  trouble: Trouble
  draw: () => number
}

export function addGeneratedServers(
  generating: Generating,
  count: number,
  projects: readonly GeneratedProject[],
  people: readonly GeneratedPerson[],
): void {
  const draw = drawsOf(generating.seed, 'servers')
  for (let number = 0; number < count; number++) {
    const placed = projects[number % projects.length]
    const owner = people[Math.floor(draw() * people.length)]
    if (!placed || !owner) throw new Error('Servers need projects to be in and people to own them.')
    const place = Math.floor(number / projects.length)
    const order = { number, placed, place, owner, trouble: pickByShare(draw, TROUBLES), draw }
    const vm = addServer(generating, order)
    addSchedules(generating, vm, order)
    addGeneratedDisks(generating, vm, draw)
  }
}

function addServer(generating: Generating, { number, placed, place, owner, trouble, draw }: ServerOrder): Vm {
  const { now, state } = generating
  const role = pick(draw, ROLES)
  const young = trouble === 'temporary' || trouble === 'expired'
  const createdAt = now - Math.round((young ? 5 + 30 * draw() : 35 + 365 * draw()) * DAY_MS)
  const template = pick(draw, [firstTemplate, ...TEMPLATES])
  const vm: Vm = {
    id: drawUuid(draw),
    projectId: placed.project.id,
    name: `${role}-${String(place + 1).padStart(2, '0')}-${number.toString(36)}`,
    status: trouble === 'stopped' ? 'passive' : trouble === 'failed' ? 'failure' : 'active',
    planId: Number(pickByShare(draw, PLAN_SHARES)),
    addedStorage: draw() < 0.1 ? 50 : 0,
    templateId: template.id,
    templateName: template.name,
    templateVersion: template.version,
    createdBy: owner.id,
    billing: 'payg',
    subscriptionId: null,
    backupType: null,
    region: 'us-east',
    tags: [],
    nics: [],
    notes: [],
    seriesId: null,
    bootedAt: trouble === 'failed' ? null : createdAt,
    createdAt,
    updatedAt: trouble === 'stopped' ? now - Math.round(Math.min(90 * DAY_MS, (now - createdAt) * 0.8)) : createdAt,
  }
  state.vms.push(vm)
  vm.tags = tagsOf(generating, vm, owner, placed, trouble, draw)
  if (trouble !== 'failed') vm.nics = nicsOf(generating, vm, placed, place, trouble, draw)
  return vm
}

const [firstTemplate] = TEMPLATES as [(typeof TEMPLATES)[number]]

function tagsOf(
  { now }: Generating,
  vm: Vm,
  owner: GeneratedPerson,
  { environment }: GeneratedProject,
  trouble: Trouble,
  draw: () => number,
): Vm['tags'] {
  const names = draw() < SHARE_UNTAGGED ? [] : [`owner=${owner.shortName}`, `env=${environment}`]
  if (trouble === 'temporary') names.push('temporary=true')
  if (trouble === 'expired') names.push(`expires=${new Date(now - 9 * DAY_MS).toISOString().slice(0, 10)}`)
  return names.map((name, place) => ({
    id: drawUuid(draw),
    name,
    priority: place + 1,
    createdAt: vm.createdAt,
  }))
}

function nicsOf(
  generating: Generating,
  vm: Vm,
  { network, firewalls }: GeneratedProject,
  place: number,
  trouble: Trouble,
  draw: () => number,
): Nic[] {
  const block = blockOf(network.cidr)
  const inside = {
    type: 'vpc' as const,
    ip: hostAt(block, FIRST_LEASE + place),
    gateway: hostAt(block, 1),
    ipId: null,
    vpcId: network.id,
    securityGroupId: null,
  }
  const exposed = trouble === 'open-ssh' || trouble === 'open-all' || trouble === 'unguarded'
  const nics =
    exposed || draw() < SHARE_PUBLIC ? [publicNic(generating, vm, firewalls, trouble, draw), inside] : [inside]
  return nics.map((nic, nicId) => ({ nicId, mac: macOf(vm.id, nicId), ...nic }))
}

function publicNic(
  { state }: Generating,
  vm: Vm,
  firewalls: GeneratedProject['firewalls'],
  trouble: Trouble,
  draw: () => number,
): Omit<Nic, 'nicId' | 'mac'> {
  const address = hostAt(ADDRESSES, nextNumber(state, 'address-IPv4'))
  const ipId = drawUuid(draw)
  state.ips.push({
    id: ipId,
    projectId: vm.projectId,
    address,
    family: 'IPv4',
    reserved: draw() < SHARE_RESERVED,
    vmId: vm.id,
    gatewayOfVpcId: null,
    createdBy: vm.createdBy,
    region: 'us-east',
    createdAt: vm.createdAt,
    updatedAt: vm.createdAt,
  })
  const firewall =
    trouble === 'open-ssh' ? firewalls.openSsh : trouble === 'open-all' ? firewalls.openAll : firewalls.good
  if (firewall !== firewalls.good && !state.securityGroups.includes(firewall)) state.securityGroups.push(firewall)
  const securityGroupId = trouble === 'unguarded' ? null : firewall.id
  return { type: 'public', ip: address, gateway: '198.18.0.1', ipId, vpcId: null, securityGroupId }
}

/** The server's own id is random enough. */
function macOf(vmId: string, nicId: number): string {
  return `02:00:${vmId.slice(0, 2)}:${vmId.slice(2, 4)}:${vmId.slice(4, 6)}:${String(nicId).padStart(2, '0')}`
}

const BREAKS = { 'copies-fail': ['failed', 9], 'copies-stopped': ['skipped', 19], 'copy-hangs': ['stuck', 6] } as const

function addSchedules({ seed, now, state }: Generating, vm: Vm, { trouble, draw, owner }: ServerOrder): void {
  const uncopied = trouble === 'no-schedule' || trouble === 'failed' || trouble === 'temporary' || trouble === 'expired'
  if (uncopied) return
  const type = draw() < 0.35 ? 'daily' : 'weekly'
  const timing = {
    type,
    day: type === 'daily' ? null : pick(draw, WEEKDAYS as [(typeof WEEKDAYS)[number]]),
    hour: Math.floor(24 * draw()),
    minute: 5 * Math.floor(12 * draw()),
  } as const
  const [outcome, days] = trouble in BREAKS ? BREAKS[trouble as keyof typeof BREAKS] : (['ready', 0] as const)
  const schedule: Schedule = {
    id: nextNumber(state, 'schedule'),
    projectId: vm.projectId,
    vmId: vm.id,
    name: `${vm.name} ${type}`,
    ...timing,
    keepCount: type === 'daily' ? 7 : 4,
    outcome: outcome === 'stuck' ? 'ready' : outcome,
    createdBy: owner.id,
    region: 'us-east',
    createdAt: vm.createdAt,
    nextRunAt: nextRun(timing, now),
  }
  state.schedules.push(schedule)
  const past = outcome === 'ready' ? { schedule } : { schedule, broken: { outcome, since: now - days * DAY_MS } }
  const copies = takePastCopies({ seed, vm, schedules: [past], until: now })
  vm.backupType = type
  vm.seriesId = copies[0]?.seriesId ?? null
  if (copies.some((copy) => copy.status === 'creating')) vm.status = 'provisioning'
  state.backups.push(...copies)
}
