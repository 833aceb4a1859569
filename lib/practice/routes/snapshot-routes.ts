import type { Snapshot } from '../model'
import { requireFunds } from '../rules/billing'
import { restoreSnapshot } from '../rules/restore-snapshot'
import { snapshotVm, snapshotVolume } from '../rules/take-snapshot'
import { snapshotView } from '../views/copy-views'
import { type Answer, created, done, ok } from '../wire/answer'
import { badRequest, conflict } from '../wire/api-error'
import { choice, integer, text, uuid } from '../wire/fields'
import { findInProject } from '../wire/find'
import { page } from '../wire/page'
import { type Call, listRoute, projectRoute } from '../wire/route'

export const snapshotRoutes = [
  listRoute('/api/v1/snapshots', 'snapshot.view', listSnapshots),
  projectRoute('POST', '/api/v1/snapshots', 'snapshot.create', create),
  projectRoute('GET', '/api/v1/snapshots/{id}', 'snapshot.view', (call) => answer(call, snapshotIn(call))),
  projectRoute('DELETE', '/api/v1/snapshots/{id}', 'snapshot.delete', remove),
  projectRoute('POST', '/api/v1/snapshots/{id}/restore', 'snapshot.restore', restore),
  projectRoute('PATCH', '/api/v1/snapshots/{id}/rename', 'snapshot.create', rename),
]

const NAME = { min: 1, max: 128 }

function snapshotIn(call: Call): Snapshot {
  return findInProject(call, call.world.store.snapshots, call.params.id ?? '', 'Snapshot')
}

function answer({ world }: Call, snapshot: Snapshot): Answer {
  return ok(snapshotView(world.store, snapshot))
}

function listSnapshots({ world, inScope, query }: Call): Answer {
  const vmId = query.get('vm_id')
  const volumeId = query.get('volume_id')
  const type = query.get('type')
  const found = world.store.snapshots
    .newestFirst()
    .filter(
      (snapshot) =>
        inScope(snapshot.projectId) &&
        (!vmId || snapshot.vmId === vmId) &&
        (!volumeId || String(snapshot.volumeId) === volumeId) &&
        (!type || snapshot.type === type),
    )
  return page(found, query, 50, (snapshot) => snapshotView(world.store, snapshot))
}

function create({ world, body, projectId, caller }: Call): Answer {
  const type = choice(body, 'resource_type', ['vm', 'volume'])
  const name = text(body, 'name', NAME)
  if (type === 'vm') {
    const vm = world.store.vms.get(uuid(body, 'resource_id'))
    if (vm?.projectId !== projectId) throw badRequest('resource_id is not a VM of this project')
    requireFunds(world)
    return created(snapshotView(world.store, snapshotVm(world, vm, name, caller.userId)))
  }
  const volume = world.store.volumes.get(integer(body, 'volume_id', { min: 1 }))
  if (volume?.projectId !== projectId) throw badRequest('volume_id is not a volume of this project')
  requireFunds(world)
  return created(snapshotView(world.store, snapshotVolume(world, volume, name, caller.userId)))
}

function remove(call: Call): Answer {
  const snapshot = snapshotIn(call)
  if (snapshot.active) throw conflict('The snapshot is in use: its source runs on it')
  call.world.store.snapshots.remove(snapshot)
  return done('Snapshot deleted')
}

function restore(call: Call): Answer {
  restoreSnapshot(call.world, snapshotIn(call))
  return done('Snapshot restore initiated')
}

function rename(call: Call): Answer {
  const snapshot = snapshotIn(call)
  call.world.store.snapshots.change(snapshot, { name: text(call.body, 'name', NAME) })
  return answer(call, snapshot)
}
