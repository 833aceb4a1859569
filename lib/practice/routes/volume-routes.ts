import type { Vm, Volume } from '../model'
import { requireFunds } from '../rules/billing'
import { createVolume } from '../rules/create-volume'
import { volumeView } from '../views/copy-views'
import { type Answer, accepted, done, ok } from '../wire/answer'
import { badRequest } from '../wire/api-error'
import { choice, integer, optionalChoice, optionalUuid, text, uuid } from '../wire/fields'
import { findInProject } from '../wire/find'
import { page } from '../wire/page'
import { type Call, listRoute, projectRoute } from '../wire/route'

export const volumeRoutes = [
  listRoute('/api/v1/volumes', 'volume.view', listVolumes),
  projectRoute('POST', '/api/v1/volumes', 'volume.create', create),
  projectRoute('GET', '/api/v1/volumes/{id}', 'volume.view', (call) => answer(call, volumeIn(call))),
  projectRoute('DELETE', '/api/v1/volumes/{id}', 'volume.delete', remove),
  projectRoute('PATCH', '/api/v1/volumes/{id}', 'volume.update', grow),
  projectRoute('POST', '/api/v1/volumes/{id}/attach', 'volume.update', attach),
  projectRoute('POST', '/api/v1/volumes/{id}/detach', 'volume.update', detach),
]

const REGIONS = ['us-east'] as const

function volumeIn(call: Call): Volume {
  return findInProject(call, call.world.store.volumes, call.params.id ?? '', 'Volume')
}

function answer({ world }: Call, volume: Volume): Answer {
  return ok(volumeView(world.store, volume))
}

function listVolumes({ world, inScope, query }: Call): Answer {
  const vmId = query.get('vm_id')
  const region = query.get('region')
  const found = world.store.volumes
    .newestFirst()
    .filter(
      (volume) => inScope(volume.projectId) && (!vmId || volume.vmId === vmId) && (!region || volume.region === region),
    )
  return page(found, query, 50, (volume) => volumeView(world.store, volume))
}

function create(call: Call): Answer {
  const { world, body, projectId, caller } = call
  choice(body, 'volume_type', ['nvme'])
  optionalChoice(body, 'region', REGIONS)
  const vmId = optionalUuid(body, 'vm_id')
  if (vmId !== undefined) vmOfProject(call, vmId)
  const order = {
    projectId,
    name: text(body, 'name', { min: 1, max: 64 }),
    size: integer(body, 'size', { min: 1 }),
    vmId: vmId ?? null,
    filesystem: optionalChoice(body, 'filesystem_type', ['ext4', 'xfs', 'btrfs']) ?? 'ext4',
    userId: caller.userId,
  }
  requireFunds(world)
  return accepted(volumeView(world.store, createVolume(world, order)))
}

function vmOfProject({ world, projectId }: Call, vmId: string): Vm {
  const vm = world.store.vms.get(vmId)
  if (vm?.projectId !== projectId) throw badRequest('vm_id is not a VM of this project')
  return vm
}

function remove(call: Call): Answer {
  const volume = volumeIn(call)
  if (volume.vmId !== null) throw badRequest('The volume is attached; detach it first')
  call.world.store.volumes.remove(volume)
  return done('Volume deleted')
}

function grow(call: Call): Answer {
  const { world, body } = call
  const volume = volumeIn(call)
  const size = integer(body, 'new_size', { min: 1 })
  if (size <= volume.size) throw badRequest(`new_size must be larger than ${volume.size}`)
  requireReady(volume)
  requireFunds(world)
  world.store.volumes.change(volume, { size, updatedAt: world.now })
  return { status: 200, body: { success: true, message: 'Volume resized', id: String(volume.id) } }
}

function attach(call: Call): Answer {
  const { world } = call
  const volume = volumeIn(call)
  const vm = vmOfProject(call, uuid(call.body, 'vm_id'))
  if (volume.vmId !== null) throw badRequest('The volume is attached to a VM; detach it first')
  requireReady(volume)
  world.store.volumes.change(volume, { vmId: vm.id, status: 'attached', updatedAt: world.now })
  return answer(call, volume)
}

function detach(call: Call): Answer {
  const { world } = call
  const volume = volumeIn(call)
  if (volume.vmId === null) throw badRequest('The volume is not attached')
  requireReady(volume)
  world.store.volumes.change(volume, { vmId: null, status: 'available', updatedAt: world.now })
  return answer(call, volume)
}

function requireReady(volume: Volume): void {
  if (volume.status === 'available' || volume.status === 'attached') return
  throw badRequest(`The volume is ${volume.status}`)
}
