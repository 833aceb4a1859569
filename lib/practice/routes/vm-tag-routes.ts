import type { Tag, Vm } from '../model'
import { MOST_TAGS } from '../rules/read-vm-order'
import { tagViews } from '../views/vm-view'
import type { Answer } from '../wire/answer'
import { badRequest, notFound } from '../wire/api-error'
import { optionalInteger, optionalText, someOf, text } from '../wire/fields'
import { type Call, projectRoute } from '../wire/route'
import { newUuid } from '../world'
import { vmIn } from './vm-routes'

export const vmTagRoutes = [
  projectRoute('POST', '/api/v1/vms/{id}/tags', 'vm.update', addTag),
  projectRoute('PATCH', '/api/v1/vms/{id}/tags/{tagId}', 'vm.update', updateTag),
  projectRoute('DELETE', '/api/v1/vms/{id}/tags/{tagId}', 'vm.update', removeTag),
]

const NAME = { min: 1, max: 64 }
const PRIORITY = { min: 0, max: 9 }

function addTag(call: Call): Answer {
  const { world, body } = call
  const vm = vmIn(call)
  const name = text(body, 'name', NAME)
  const priority = optionalInteger(body, 'priority', PRIORITY) ?? 0
  if (vm.tags.length >= MOST_TAGS) throw badRequest(`A VM holds at most ${MOST_TAGS} tags`)
  refuseTwice(vm, name)
  return save(call, vm, [...vm.tags, { id: newUuid(world, 'tag'), name, priority, createdAt: world.now }])
}

function updateTag(call: Call): Answer {
  const { body } = call
  const vm = vmIn(call)
  const tag = tagIn(call, vm)
  someOf(body, ['name', 'priority'])
  const name = optionalText(body, 'name', NAME) ?? tag.name
  const priority = optionalInteger(body, 'priority', PRIORITY) ?? tag.priority
  if (name !== tag.name) refuseTwice(vm, name)
  const changed = vm.tags.map((each) => (each.id === tag.id ? { ...each, name, priority } : each))
  return save(call, vm, changed)
}

function removeTag(call: Call): Answer {
  const vm = vmIn(call)
  const tag = tagIn(call, vm)
  const left = vm.tags.filter((each) => each.id !== tag.id)
  return save(call, vm, left)
}

function tagIn({ params }: Call, vm: Vm): Tag {
  const tag = vm.tags.find((each) => each.id === params.tagId)
  if (!tag) throw notFound('Tag')
  return tag
}

function refuseTwice(vm: Vm, name: string): void {
  if (vm.tags.some((tag) => tag.name === name)) throw badRequest(`The VM already has the tag ${name}`)
}

function save({ world }: Call, vm: Vm, tags: Tag[]): Answer {
  world.store.vms.change(vm, { tags, updatedAt: world.now })
  return { status: 200, body: { success: true, tags: tagViews(vm) } }
}
