import type { Backup } from '../model'
import { requireFunds } from '../rules/billing'
import { deleteBackup, deleteSeries } from '../rules/delete-backup'
import { queueRestore } from '../rules/restore-backup'
import { queueBackup } from '../rules/take-backup'
import { requireStatus } from '../rules/vm-status'
import { backupView } from '../views/copy-views'
import { type Answer, accepted, done, ok } from '../wire/answer'
import { badRequest } from '../wire/api-error'
import { optionalText, uuid } from '../wire/fields'
import { findInProject } from '../wire/find'
import { page } from '../wire/page'
import { type Call, listRoute, projectRoute } from '../wire/route'
import { vmIn } from './vm-routes'

export const backupRoutes = [
  listRoute('/api/v1/backups', 'backup.view', listBackups),
  projectRoute('POST', '/api/v1/backups', 'backup.create', create),
  projectRoute('GET', '/api/v1/backups/{id}', 'backup.view', (call) =>
    ok(backupView(call.world.store, backupIn(call))),
  ),
  projectRoute('DELETE', '/api/v1/backups/{id}', 'backup.delete', remove),
  projectRoute('POST', '/api/v1/backups/{id}/restore', 'backup.restore', restore),
  projectRoute('DELETE', '/api/v1/backups/{id}/chain', 'backup.delete', removeSeries),
  projectRoute('POST', '/api/v1/vms/{id}/backups/reset-chain', 'backup.create', startNewSeries),
]

function backupIn(call: Call): Backup {
  return findInProject(call, call.world.store.backups, call.params.id ?? '', 'Backup')
}

function listBackups({ world, inScope, query }: Call): Answer {
  const vmId = query.get('vm_id')
  const found = world.store.backups
    .newestFirst()
    .filter((backup) => inScope(backup.projectId) && (!vmId || backup.vmId === vmId))
  return page(found, query, 50, (backup) => backupView(world.store, backup))
}

function create({ world, body, projectId, caller }: Call): Answer {
  const vm = world.store.vms.get(uuid(body, 'vm_id'))
  if (vm?.projectId !== projectId) throw badRequest('vm_id is not a VM of this project')
  const time = new Date(world.now).toISOString().slice(0, 16)
  const name = optionalText(body, 'name', { max: 128 }) || `${vm.name}-${time}`
  requireStatus(vm, ['active', 'passive'], 'be backed up')
  requireFunds(world)
  const backup = queueBackup(world, { vm, name, scheduleId: null, createdBy: caller.userId })
  return accepted(backupView(world.store, backup))
}

function remove(call: Call): Answer {
  deleteBackup(call.world, backupIn(call))
  return done('Backup deleted')
}

function removeSeries(call: Call): Answer {
  const count = deleteSeries(call.world, backupIn(call))
  return done(`Backup series deleted: ${count} restore points`)
}

function restore(call: Call): Answer {
  const { world } = call
  const backup = backupIn(call)
  const vm = world.store.vms.get(backup.vmId)
  if (!vm) throw badRequest('The VM of this backup no longer exists')
  if (backup.status !== 'ready') throw badRequest(`The backup is ${backup.status}`)
  requireStatus(vm, ['active', 'passive'], 'be restored')
  queueRestore(world, backup, vm)
  return accepted(backupView(world.store, backup))
}

/** What is there stays; only the next backup stands on its own. */
function startNewSeries(call: Call): Answer {
  call.world.store.vms.change(vmIn(call), { seriesId: null })
  return { status: 202, body: { success: true, message: 'The next backup starts a new series' } }
}
