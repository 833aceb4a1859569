import { vmView } from '../views/vm-view'
import { type Answer, ok } from '../wire/answer'
import { forbidden } from '../wire/api-error'
import { findInProject } from '../wire/find'
import { page } from '../wire/page'
import { type Call, type KeyedRoute, resourceRoute } from '../wire/route'

/** The header does not narrow this list: only the query parameter does. */
const listOfVms: KeyedRoute = {
  method: 'GET',
  path: '/api/v1/vms',
  access: { kind: 'list', permission: 'vm.view', headerNarrows: false },
  handle: listVms,
}

export const vmRoutes = [
  listOfVms,
  resourceRoute('GET', '/api/v1/vms/{id}', 'vm.view', (call) =>
    ok(vmView(findInProject(call, call.world.store.vms, call.params.id ?? '', 'VM'))),
  ),
]

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
