import type { Vpc } from '../model'
import { freeBlocks } from '../rules/addresses'
import { createVpc, isUsed, removeVpc } from '../rules/create-vpc'
import { countNics, vpcDetailView, vpcView } from '../views/network-views'
import { type Answer, created, done, ok } from '../wire/answer'
import { badRequest } from '../wire/api-error'
import { optionalChoice, optionalText, someOf, text } from '../wire/fields'
import { findInProject } from '../wire/find'
import { type Call, listRoute, projectRoute } from '../wire/route'
import { requireFunds } from '../rules/billing'

export const vpcRoutes = [
  listRoute('/api/v1/vpcs', 'vpc.view', listVpcs),
  projectRoute('POST', '/api/v1/vpcs', 'vpc.create', create),
  projectRoute('GET', '/api/v1/vpcs/cidr-suggestions', 'vpc.view', suggest),
  projectRoute('GET', '/api/v1/vpcs/{id}', 'vpc.view', (call) => ok(vpcDetailView(call.world.store, vpcIn(call)))),
  projectRoute('PUT', '/api/v1/vpcs/{id}', 'vpc.update', update),
  projectRoute('DELETE', '/api/v1/vpcs/{id}', 'vpc.delete', remove),
]

const NAME = { min: 1, max: 64 }
const REGIONS = ['us-east'] as const

function vpcIn(call: Call): Vpc {
  return findInProject(call, call.world.store.vpcs, call.params.id ?? '', 'VPC')
}

/** All at once and without a total. */
function listVpcs({ world, inScope }: Call): Answer {
  const use = countNics(world.store)
  const found = world.store.vpcs.newestFirst().filter((vpc) => inScope(vpc.projectId))
  return ok(found.map((vpc) => vpcView(world.store, vpc, use)))
}

function create({ world, body, projectId }: Call): Answer {
  optionalChoice(body, 'region', REGIONS)
  const order = { name: text(body, 'name', NAME), cidr: text(body, 'cidr') }
  requireFunds(world)
  const vpc = createVpc(world, projectId, order)
  return created(vpcView(world.store, vpc, countNics(world.store)))
}

function suggest({ world }: Call): Answer {
  const [suggested, ...others] = freeBlocks(world, 24, 3)
  const [small] = freeBlocks(world, 28, 1)
  const [large] = freeBlocks(world, 20, 1)
  const alternatives = [
    ...(small ? [{ cidr: small, available_ips: 16, size: 'small' }] : []),
    ...others.map((cidr) => ({ cidr, available_ips: 256, size: 'medium' })),
    ...(large ? [{ cidr: large, available_ips: 4096, size: 'large' }] : []),
  ]
  const existing = { existing_count: world.store.vpcs.size }
  return { status: 200, body: { success: true, suggested, suggested_ips: 256, alternatives, ...existing } }
}

function update(call: Call): Answer {
  const { world, body } = call
  const vpc = vpcIn(call)
  if (body.cidr !== undefined) throw badRequest('cidr cannot be changed')
  someOf(body, ['name', 'description'])
  world.store.vpcs.change(vpc, {
    name: optionalText(body, 'name', NAME) ?? vpc.name,
    description: optionalText(body, 'description') ?? vpc.description,
    updatedAt: world.now,
  })
  return ok(vpcView(world.store, vpc, countNics(world.store)))
}

function remove(call: Call): Answer {
  const vpc = vpcIn(call)
  if (isUsed(call.world, vpc)) throw badRequest('VMs are attached to the VPC; detach them first')
  removeVpc(call.world, vpc)
  return done('VPC deleted')
}
