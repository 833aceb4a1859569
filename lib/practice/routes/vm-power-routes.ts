import { planById } from '../catalog'
import type { Vm } from '../model'
import { pay, requireFunds, unusedPart } from '../rules/billing'
import { removeCopies } from '../rules/delete-vm'
import { planOf, requireFit, sourceOf } from '../rules/read-vm-order'
import { saveImage } from '../rules/save-image'
import { boot, provision, requireStatus, shutDown } from '../rules/vm-status'
import { imageView } from '../views/copy-views'
import { type Answer, created, done } from '../wire/answer'
import { badRequest } from '../wire/api-error'
import { integer, optionalTexts, text, uuid } from '../wire/fields'
import { perHour, vmMonthly } from '../wire/price'
import { type Call, projectRoute } from '../wire/route'
import { vmIn } from './vm-routes'

export const vmPowerRoutes = [
  projectRoute('POST', '/api/v1/vms/{id}/start', 'vm.power', start),
  projectRoute('POST', '/api/v1/vms/{id}/stop', 'vm.power', stop),
  projectRoute('POST', '/api/v1/vms/{id}/reboot', 'vm.power', (call) => reboot(call, 'VM reboot initiated')),
  projectRoute('POST', '/api/v1/vms/{id}/reboot-hard', 'vm.power', (call) => reboot(call, 'VM hard reboot initiated')),
  projectRoute('PATCH', '/api/v1/vms/{id}/rename', 'vm.update', rename),
  projectRoute('POST', '/api/v1/vms/{id}/reset-password', 'vm.update', resetPassword),
  projectRoute('POST', '/api/v1/vms/{id}/reinstall', 'vm.rebuild', reinstall),
  projectRoute('POST', '/api/v1/vms/{id}/factory-reset', 'vm.rebuild', factoryReset),
  projectRoute('POST', '/api/v1/vms/{id}/resize', 'vm.resize', resize),
  projectRoute('POST', '/api/v1/vms/{id}/disk/resize', 'vm.resize', resizeDisk),
  projectRoute('POST', '/api/v1/vms/{id}/save-image', 'vm.update', (call) =>
    created(imageView(saveImage(call.world, vmIn(call), call.caller.userId, call.body))),
  ),
]

function start(call: Call): Answer {
  const vm = vmIn(call)
  requireStatus(vm, ['passive'], 'be started')
  boot(call.world, vm)
  return done('VM start initiated')
}

function stop(call: Call): Answer {
  const vm = vmIn(call)
  requireStatus(vm, ['active'], 'be stopped')
  shutDown(call.world, vm)
  return done('VM stop initiated')
}

function reboot(call: Call, message: string): Answer {
  const vm = vmIn(call)
  requireStatus(vm, ['active'], 'be rebooted')
  boot(call.world, vm)
  return done(message)
}

function rename(call: Call): Answer {
  const vm = vmIn(call)
  call.world.store.vms.change(vm, { name: text(call.body, 'name', { min: 1, max: 64 }), updatedAt: call.world.now })
  return done('VM renamed')
}

function resetPassword(call: Call): Answer {
  requireStatus(vmIn(call), ['active', 'passive'], 'get a new password')
  return done('Password reset initiated; the new password is mailed to the account owner')
}

/** Data, snapshots and backups are destroyed. */
function reinstall(call: Call): Answer {
  const { world, body } = call
  const vm = vmIn(call)
  const source = sourceOf(world, vm.projectId, uuid(body, 'template_id'))
  requireFit(planOf(vm.planId), source)
  const ways = [body.password, body.auto_generate_password, optionalTexts(body, 'ssh_keys')?.[0]]
  if (!ways.some(Boolean)) throw badRequest('password, ssh_keys or auto_generate_password is required')
  requireStatus(vm, ['active', 'passive'], 'be reinstalled')
  removeCopies(world, vm)
  world.store.vms.change(vm, {
    templateId: source.id,
    templateName: source.name,
    templateVersion: source.version,
    seriesId: null,
  })
  provision(world, vm)
  return done('VM reinstall initiated')
}

/** Data is destroyed; snapshots and backups stay. */
function factoryReset(call: Call): Answer {
  const vm = vmIn(call)
  requireStatus(vm, ['active', 'passive'], 'be reset')
  provision(call.world, vm)
  return done('Factory reset initiated')
}

function resize(call: Call): Answer {
  const { world, body } = call
  const vm = vmIn(call)
  const plan = planOf(integer(body, 'pricing_id', { min: 1 }))
  requireStatus(vm, ['passive'], 'be resized')
  if (plan.id === vm.planId) throw badRequest('The VM already has this plan')
  requireFit(plan, sourceOfVm(vm))
  const disk = (planById(vm.planId)?.diskGb ?? 0) + vm.addedStorage
  return applyPrice(
    call,
    vm,
    { planId: plan.id, addedStorage: Math.max(0, disk - plan.diskGb) },
    'VM resized',
    world.now,
  )
}

function sourceOfVm(vm: Vm) {
  const isWindows = vm.templateName.startsWith('Windows')
  return { id: vm.templateId, name: vm.templateName, version: vm.templateVersion, isWindows }
}

function resizeDisk(call: Call): Answer {
  const vm = vmIn(call)
  const size = integer(call.body, 'new_size', { min: 1 })
  requireStatus(vm, ['passive'], 'get a bigger disk')
  const base = planById(vm.planId)?.diskGb ?? 0
  if (size <= base + vm.addedStorage) throw badRequest(`new_size must be larger than ${base + vm.addedStorage}`)
  return applyPrice(call, vm, { addedStorage: size - base }, 'VM disk resized', call.world.now)
}

/** A subscription pays or gets back the difference for the rest of its month; pay-as-you-go just costs more from now on. */
function applyPrice(
  { world }: Call,
  vm: Vm,
  changes: Partial<Pick<Vm, 'planId' | 'addedStorage'>>,
  message: string,
  now: number,
): Answer {
  const before = vmMonthly(vm)
  const after = vmMonthly({ ...vm, ...changes })
  const body = { success: true, message, id: vm.id }
  if (vm.billing === 'payg') {
    requireFunds(world)
    world.store.vms.change(vm, { ...changes, updatedAt: now })
    return { status: 200, body }
  }
  const amount = Math.round((after - before) * unusedPart(world, vm.createdAt) * 100) / 100
  requireFunds(world, Math.max(0, amount))
  pay(world, amount)
  world.store.vms.change(vm, { ...changes, updatedAt: now })
  return { status: 200, body: { ...body, billing: billingOf(amount, after) } }
}

function billingOf(amount: number, monthly: number) {
  return {
    type: amount > 0 ? 'upgrade' : amount < 0 ? 'downgrade' : 'none',
    pro_rata_amount: amount,
    credits_applied: 0,
    balance_applied: Math.max(0, amount),
    new_monthly_price: monthly,
    new_price_per_hour: perHour(monthly),
  }
}
