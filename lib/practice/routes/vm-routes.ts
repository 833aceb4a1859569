import { createVm } from '../rules/create-vm'
import { type DeleteOrder, deleteVm } from '../rules/delete-vm'
import { readVmOrder } from '../rules/read-vm-order'
import type { Vm } from '../model'
import { vmView } from '../views/vm-view'
import { type Answer, created, done, ok } from '../wire/answer'
import { ApiError, badRequest, forbidden, notFound } from '../wire/api-error'
import { type Body, isUuid, optionalBoolean, optionalChoice, optionalTexts, required } from '../wire/fields'
import { findInProject } from '../wire/find'
import { page } from '../wire/page'
import { type Call, type KeyedRoute, projectRoute, resourceRoute } from '../wire/route'

/** The header does not narrow this list: only the query parameter does. */
const listOfVms: KeyedRoute = {
  method: 'GET',
  path: '/api/v1/vms',
  access: { kind: 'list', permission: 'vm.view', headerNarrows: false },
  handle: listVms,
}

export const vmRoutes = [
  listOfVms,
  projectRoute('POST', '/api/v1/vms', 'vm.create', ({ world, caller, projectId, body }) =>
    created(vmView(createVm(world, projectId, caller.userId, readVmOrder(world, projectId, body)))),
  ),
  projectRoute('DELETE', '/api/v1/vms/bulk', 'vm.delete', deleteMany),
  resourceRoute('GET', '/api/v1/vms/{id}', 'vm.view', (call) => ok(vmView(vmIn(call)))),
  projectRoute('DELETE', '/api/v1/vms/{id}', 'vm.delete', deleteOne),
]

const MOST_AT_ONCE = 50

export function vmIn(call: Call): Vm {
  return findInProject(call, call.world.store.vms, call.params.id ?? '', 'VM')
}

function listVms({ world, caller, inScope, query }: Call): Answer {
  const projectId = query.get('project_id')
  const status = query.get('status')
  const region = query.get('region')
  if (projectId && !caller.mayIn(projectId, 'vm.view')) throw forbidden('This key has no access to this project')
  const found = world.store.vms
    .newestFirst()
    .filter(
      (vm) =>
        inScope(vm.projectId) &&
        (!projectId || vm.projectId === projectId) &&
        (!status || vm.status === status) &&
        (!region || vm.region === region),
    )
  return page(found, query, 20, vmView)
}

/** Left out, both mean the harsher thing: Raff documents them both ways. */
function deleteOrder(body: Body): DeleteOrder {
  return {
    volumeAction: optionalChoice(body, 'volume_action', ['detach', 'delete']) ?? 'delete',
    deleteVpc: optionalBoolean(body, 'delete_vpc') ?? true,
  }
}

function deleteOne(call: Call): Answer {
  const vm = vmIn(call)
  deleteVm(call.world, vm, deleteOrder(call.body))
  return done('VM deleted')
}

/** Each on its own: one that fails does not stop the others. */
function deleteMany(call: Call): Answer {
  const ids = required(optionalTexts(call.body, 'ids'), 'ids')
  if (ids.length < 1 || ids.length > MOST_AT_ONCE) throw badRequest(`ids must hold 1 to ${MOST_AT_ONCE} VMs`)
  if (!ids.every(isUuid)) throw badRequest('ids must be UUIDs')
  const order = deleteOrder(call.body)
  const results = ids.map((id) => tryDelete(call, id, order))
  const succeeded = results.filter((result) => result.success).length
  return {
    status: 200,
    body: {
      success: succeeded > 0,
      message: `${succeeded} of ${ids.length} VMs deleted`,
      total_count: ids.length,
      success_count: succeeded,
      failed_count: ids.length - succeeded,
      results,
    },
  }
}

function tryDelete(call: Call, id: string, order: DeleteOrder) {
  try {
    const vm = findInProject(call, call.world.store.vms, id, 'VM')
    deleteVm(call.world, vm, order)
    return { id, success: true, message: 'VM deleted' }
  } catch (error) {
    const refusal = error instanceof ApiError ? error : notFound('VM')
    return { id, success: false, message: 'VM not deleted', error: refusal.message }
  }
}
