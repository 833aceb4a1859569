// Reads and checks the whole order for a new server before anything is made, so that a refusal leaves nothing behind.

import { type Plan, planById, REGION, templateById } from '../catalog'
import type { Schedule, Volume, Vpc, Weekday } from '../model'
import { readTimeOfDay, WEEKDAYS } from '../next-run'
import { badRequest } from '../wire/api-error'
import {
  type Body,
  choice,
  integer,
  optionalBoolean,
  optionalChoice,
  optionalInteger,
  optionalText,
  optionalTexts,
  optionalUuid,
  text,
  uuid,
} from '../wire/fields'
import type { World } from '../world'

const NAME = { min: 1, max: 64 }
export const MOST_TAGS = 20

/** What a system disk is made from: a public template or a saved image. */
export interface Source {
  id: string
  name: string
  version: string
  isWindows: boolean
}

export type Timing = Pick<Schedule, 'type' | 'hour' | 'minute' | 'day'>

export interface VmOrder {
  name: string
  plan: Plan
  source: Source
  backup: Timing | undefined
  network: NetworkOrder
  tags: string[]
  extraStorage: number
  filesystem: Volume['filesystem']
}

export interface NetworkOrder {
  publicIp: boolean
  vpc: 'none' | 'new' | Vpc
  /** How the new network is to be called; undefined leaves it to Raff. */
  newVpc: { name: string; cidr: string } | undefined
}

export function readVmOrder(world: World, projectId: string, body: Body): VmOrder {
  choice(body, 'region', [REGION])
  const plan = planOf(integer(body, 'pricing_id', { min: 1 }))
  const source = sourceOf(world, projectId, uuid(body, 'template_id'))
  requireFit(plan, source)
  requireWayIn(body, source)
  const tags = optionalTexts(body, 'tags') ?? []
  if (tags.length > MOST_TAGS) throw badRequest(`A VM holds at most ${MOST_TAGS} tags`)
  const filesystem = optionalChoice(body, 'extra_storage_type', ['ext4', 'xfs', 'btrfs'])
  return {
    name: text(body, 'name', NAME),
    plan,
    source,
    backup: readBackup(body),
    network: readNetwork(world, projectId, body),
    tags,
    extraStorage: optionalInteger(body, 'extra_storage', { min: 0, max: 10_000 }) ?? 0,
    filesystem: source.isWindows ? 'ntfs' : (filesystem ?? 'ext4'),
  }
}

export function planOf(id: number): Plan {
  const plan = planById(id)
  if (!plan) throw badRequest(`pricing_id ${id} is not a plan`)
  return plan
}

/** A public template, or a saved image of the same project. */
export function sourceOf(world: World, projectId: string, id: string): Source {
  const template = templateById(id)
  if (template) return template
  const image = world.store.images.get(id)
  if (!image || image.projectId !== projectId) throw badRequest('template_id is not a template or saved image')
  if (image.status !== 'ready') throw badRequest('The saved image is not ready yet')
  return image
}

export function requireFit(plan: Plan, source: Source): void {
  if (source.isWindows && plan.vmType === 'standard') throw badRequest('Windows needs a premium plan')
  const template = templateById(source.id)
  if (!template) return
  if (plan.vcpu < template.cpu || plan.memoryGb < template.ram || plan.diskGb < template.storage) {
    throw badRequest(`The plan is too small for ${template.name}`)
  }
}

function requireWayIn(body: Body, source: Source): void {
  const keys = optionalTexts(body, 'ssh_keys') ?? []
  const password = optionalText(body, 'password')
  if (password !== undefined) requireStrong(password)
  if (source.isWindows && password === undefined) throw badRequest('password is required for Windows')
  if (password === undefined && keys.length === 0) throw badRequest('ssh_keys or password is required')
}

function requireStrong(password: string): void {
  const long = password.length >= 12
  const upper = (password.match(/[A-Z]/g) ?? []).length >= 2
  const digits = (password.match(/\d/g) ?? []).length >= 2
  const special = /[@+\-_.,!]/.test(password)
  if (long && upper && digits && special && /^[A-Za-z0-9@+\-_.,!]+$/.test(password)) return
  throw badRequest('password needs 12 characters with 2 capitals, 2 digits and one of @+-_.,!')
}

function readBackup(body: Body): Timing | undefined {
  const type = optionalChoice(body, 'backup_type', ['none', 'daily', 'weekly']) ?? 'none'
  if (type === 'none') return undefined
  const time = readTimeOfDay(optionalText(body, 'backup_time') ?? '8am')
  if (!time) throw badRequest('backup_time must be a time of day like 8am or 13:00')
  const day = optionalChoice<Weekday>(body, 'backup_date', WEEKDAYS)
  if (type === 'weekly' && day === undefined) throw badRequest('backup_date is required for weekly backups')
  return { type, ...time, day: type === 'weekly' ? (day ?? null) : null }
}

function readNetwork(world: World, projectId: string, body: Body): NetworkOrder {
  const skipPublic = optionalBoolean(body, 'skip_public_ip') ?? false
  const skipVpc = optionalBoolean(body, 'skip_vpc') ?? false
  if (skipPublic && skipVpc) throw badRequest('skip_public_ip and skip_vpc together leave the VM without a network')
  const vpcId = optionalUuid(body, 'vpc_id')
  const name = optionalText(body, 'vpc_name', NAME)
  const cidr = optionalText(body, 'vpc_cidr')
  if ((name === undefined) !== (cidr === undefined)) throw badRequest('vpc_name and vpc_cidr belong together')
  if (skipVpc) return { publicIp: true, vpc: 'none', newVpc: undefined }
  if (vpcId === undefined) {
    return { publicIp: !skipPublic, vpc: 'new', newVpc: name && cidr ? { name, cidr } : undefined }
  }
  const vpc = world.store.vpcs.get(vpcId)
  if (vpc?.projectId !== projectId) throw badRequest('vpc_id is not a VPC of this project')
  return { publicIp: !skipPublic, vpc, newVpc: undefined }
}
