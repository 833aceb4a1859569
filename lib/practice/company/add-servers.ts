import { PLANS, templateNamed } from '../catalog'
import { digestOf, uuidOf } from '../ids'
import type { Nic, Tag, Vm } from '../model'
import { blockOf, hostAt } from '../rules/address-blocks'
import { addAddress, exampleAddress, firewallId, networkId } from './add-networks'
import { DAY_MS, type Draft, daysAgo, HOUR_MS, hasHappened, isThere } from './draft'
import { NETWORKS } from './networks'
import { personId, shortName } from './people'
import { type ProjectName, projectId } from './projects'
import { NOTES, SERVERS, type ServerRow, SYSTEMS } from './servers'

/** What servers of a project say about themselves besides their owner. */
const PROJECT_TAGS: Record<ProjectName, readonly string[]> = {
  production: ['env=production'],
  staging: ['env=staging'],
  development: ['env=development'],
  northlight: ['env=production', 'customer=northlight'],
  internal: ['env=production', 'team-office'],
  campaign: [],
}

const FIRST_LEASE = 10

export function serverId({ seed }: Pick<Draft, 'seed'>, name: string): string {
  return uuidOf(seed, 'company-server', name)
}

export function serverRow(name: string): PlacedRow | undefined {
  return ROWS_BY_NAME.get(name)
}

export type PlacedRow = ServerRow & { project: ProjectName; place: number }

const ALL_ROWS = Object.entries(SERVERS).flatMap(([project, rows]) =>
  rows.map((row, place): PlacedRow => ({ ...row, project: project as ProjectName, place })),
)

const ROWS_BY_NAME = new Map(ALL_ROWS.map((row) => [row.name, row]))

export function addServers(draft: Draft): void {
  for (const [place, row] of ALL_ROWS.entries()) {
    if (daysAgo(draft, row.age, row.name) > draft.at) continue
    if (isThere(draft, row.name, row)) draft.state.vms.push(serverOf(draft, row, place))
    else keepReserved(draft, row, place)
  }
}

function serverOf(draft: Draft, row: PlacedRow, place: number): Vm {
  const { seed } = draft
  const id = serverId(draft, row.name)
  const createdAt = daysAgo(draft, row.age, row.name)
  const [system, version] = SYSTEMS[row.os ?? 'ubuntu']
  const template = templateNamed(system, version)
  const stopped = hasHappened(draft, row.stopped, `${row.name} stopped`)
  const failed = hasHappened(draft, row.failed, row.name)
  const grown = row.grew !== undefined && hasHappened(draft, row.grew.days, `${row.name} grew`)
  const changes = [
    createdAt,
    stopped && row.stopped !== undefined ? daysAgo(draft, row.stopped, `${row.name} stopped`) : 0,
    grown && row.grew ? daysAgo(draft, row.grew.days, `${row.name} grew`) : 0,
  ]
  const yearly = row.project === 'production' && row.age > 180
  return {
    id,
    projectId: projectId(draft, row.project),
    name: row.name,
    status: failed ? 'failure' : stopped ? 'passive' : 'active',
    planId: planIdOf(row.grew && !grown ? row.grew.from : row.plan),
    addedStorage: row.added ?? 0,
    templateId: template.id,
    templateName: template.name,
    templateVersion: template.version,
    createdBy: personId(draft, row.by),
    billing: yearly ? 'subscription' : 'payg',
    subscriptionId: yearly ? uuidOf(seed, 'company-subscription', row.name) : null,
    // Raff's hint; addCopies sets it to what the schedules say where nothing else is told
    backupType: row.backupHint ?? null,
    region: 'us-east',
    tags: tagsOf(draft, row, createdAt),
    nics: failed ? [] : nicsOf(draft, row, place),
    notes: notesOf(draft, row),
    seriesId: null,
    bootedAt: failed ? null : createdAt + HOUR_MS / 30,
    createdAt,
    updatedAt: Math.max(...changes),
  }
}

const PLAN_IDS = new Map(PLANS.map((plan) => [`${plan.vmType.charAt(0)}${plan.vcpu}-${plan.memoryGb}`, plan.id]))

export function planIdOf(words: string): number {
  const id = PLAN_IDS.get(words)
  if (id === undefined) throw new Error(`The catalog has no plan ${words}.`)
  return id
}

function tagsOf(draft: Draft, row: PlacedRow, createdAt: number): Tag[] {
  if (row.untagged) return []
  const names = [`owner=${shortName(row.owner ?? row.by)}`, ...PROJECT_TAGS[row.project], ...(row.tags ?? [])]
  if (row.expires !== undefined) names.push(`expires=${dayText(draft.now - row.expires * DAY_MS)}`)
  return names.map((name, place) => ({
    id: uuidOf(draft.seed, 'company-tag', row.name, place),
    name,
    priority: place + 1,
    createdAt,
  }))
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function notesOf(draft: Draft, row: PlacedRow): Vm['notes'] {
  return NOTES.filter((note) => note.server === row.name)
    .map((note) => ({
      id: uuidOf(draft.seed, 'company-note', row.name),
      type: 'account' as const,
      userId: personId(draft, note.by),
      content: note.text,
      createdAt: daysAgo(draft, note.age, `note on ${row.name}`),
      updatedAt: daysAgo(draft, note.age, `note on ${row.name}`),
    }))
    .filter((note) => note.createdAt <= draft.at)
}

function nicsOf(draft: Draft, row: PlacedRow, place: number): Nic[] {
  const guard = row.open === undefined || row.open === 'unguarded' ? null : firewallId(draft, row.open)
  const nics: Omit<Nic, 'nicId' | 'mac'>[] = []
  for (const { address, reserved } of publicAddresses(row, place)) {
    const held = { project: row.project, address, reserved, vmId: serverId(draft, row.name) }
    const ip = addAddress(draft, { ...held, createdAt: daysAgo(draft, row.age, row.name) })
    nics.push({
      type: ip.family === 'IPv4' ? 'public' : 'ipv6',
      ip: address,
      gateway: ip.family === 'IPv4' ? exampleAddress(1) : '2001:db8:20::1',
      ipId: ip.id,
      vpcId: null,
      securityGroupId: guard,
    })
  }
  const network = NETWORKS[row.project]
  if (network) {
    const block = blockOf(network.cidr)
    nics.push({
      type: 'vpc',
      ip: hostAt(block, FIRST_LEASE + row.place),
      gateway: hostAt(block, 1),
      ipId: null,
      vpcId: networkId(draft, row.project),
      securityGroupId: null,
    })
  }
  return nics.map((nic, nicId) => ({ nicId, mac: macOf(draft.seed, row.name, nicId), ...nic }))
}

function publicAddresses(row: PlacedRow, place: number): { address: string; reserved: boolean }[] {
  if (row.open === undefined) return []
  const reserved = row.reserved ?? false
  const addresses = [{ address: exampleAddress(10 + place), reserved }]
  if (row.ipv6) addresses.push({ address: `2001:db8:20::${(10 + place).toString(16)}`, reserved: true })
  return addresses
}

/** A deleted server's reserved addresses stay with the account, free and billed. */
function keepReserved(draft: Draft, row: PlacedRow, place: number): void {
  for (const { address, reserved } of publicAddresses(row, place)) {
    const createdAt = daysAgo(draft, row.age, row.name)
    const updatedAt = daysAgo(draft, row.gone ?? 0, `${row.name} gone`)
    if (reserved) addAddress(draft, { project: row.project, address, reserved, createdAt, updatedAt })
  }
}

function macOf(seed: string, server: string, nicId: number): string {
  const hex = digestOf(seed, 'company-mac', server, nicId).toString('hex')
  return `02:00:${[0, 2, 4, 6].map((at) => hex.slice(at, at + 2)).join(':')}`
}
