import type { Ip } from '../model'
import { allocateIp } from '../rules/addresses'
import { requireFunds } from '../rules/billing'
import { ipView } from '../views/network-views'
import { type Answer, created, done, ok } from '../wire/answer'
import { badRequest } from '../wire/api-error'
import { optionalChoice } from '../wire/fields'
import { findInProject } from '../wire/find'
import { page } from '../wire/page'
import { type Call, projectRoute, resourceRoute } from '../wire/route'

export const ipRoutes = [
  projectRoute('GET', '/api/v1/ips', 'ip.view', listIps),
  projectRoute('POST', '/api/v1/ips/reserve', 'ip.reserve', reserve),
  resourceRoute('GET', '/api/v1/ips/{id}', 'ip.view', (call) => ok(ipView(call.world.store, ipIn(call)))),
  projectRoute('DELETE', '/api/v1/ips/{id}/reserve', 'ip.release', release),
  projectRoute('POST', '/api/v1/ips/{id}/change', 'ip.reserve', change),
]

const REGIONS = ['us-east'] as const
const PERIODS = ['monthly', 'yearly', 'twenty_four_month'] as const

function ipIn(call: Call): Ip {
  return findInProject(call, call.world.store.ips, call.params.id ?? '', 'IP')
}

/** The one list that must have the header. */
function listIps({ world, inScope, query }: Call): Answer {
  const { store } = world
  const reserved = query.get('reserved')
  const status = query.get('status')
  const found = store.ips
    .newestFirst()
    .filter(
      (ip) =>
        inScope(ip.projectId) &&
        (!reserved || String(ip.reserved) === reserved) &&
        (!status || ipView(store, ip).status === status),
    )
  return page(found, query, 20, (ip) => ipView(store, ip))
}

function reserve({ world, body, projectId, caller }: Call): Answer {
  const family = optionalChoice(body, 'type', ['IPv4', 'IPv6']) ?? 'IPv4'
  optionalChoice(body, 'region', REGIONS)
  optionalChoice(body, 'billing_period', PERIODS)
  requireFunds(world)
  const ip = allocateIp(world, { projectId, family, reserved: true, createdBy: caller.userId })
  return created(ipView(world.store, ip))
}

/** The address is lost for good. */
function release(call: Call): Answer {
  const ip = ipIn(call)
  refuseAttached(ip)
  call.world.store.ips.remove(ip)
  return done('IP released')
}

function change(call: Call): Answer {
  const { world, caller } = call
  const old = ipIn(call)
  refuseAttached(old)
  const { projectId, family } = old
  const fresh = allocateIp(world, { projectId, family, reserved: true, createdBy: caller.userId })
  world.store.ips.remove(old)
  const [oldIp, newIp] = [old, fresh].map((ip) => ipView(world.store, ip))
  return { status: 200, body: { success: true, old_ip: oldIp, new_ip: newIp } }
}

function refuseAttached(ip: Ip): void {
  if (ip.gatewayOfVpcId !== null) throw badRequest('The address is the gateway of a VPC; it goes with the VPC')
  if (!ip.reserved) throw badRequest('The address is not reserved; it goes when it is detached')
  if (ip.vmId !== null) throw badRequest('The address is attached to a VM; detach it first')
}
