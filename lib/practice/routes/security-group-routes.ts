import type { SecurityGroup } from '../model'
import { readRules, requireFew } from '../rules/firewall-rules'
import { SECURITY_GROUP_TEMPLATES } from '../rules/security-group-templates'
import { countNics, securityGroupView } from '../views/network-views'
import { type Answer, created, done, ok } from '../wire/answer'
import { badRequest } from '../wire/api-error'
import { optionalText, someOf, text } from '../wire/fields'
import { findInProject } from '../wire/find'
import { type Call, keyRoute, listRoute, projectRoute } from '../wire/route'
import { newUuid } from '../world'

export const securityGroupRoutes = [
  listRoute('/api/v1/security-groups', 'security_group.view', listGroups),
  projectRoute('POST', '/api/v1/security-groups', 'security_group.create', create),
  keyRoute('GET', '/api/v1/security-groups/templates', () => ok(SECURITY_GROUP_TEMPLATES)),
  projectRoute('GET', '/api/v1/security-groups/{id}', 'security_group.view', (call) => answer(call, groupIn(call))),
  projectRoute('PUT', '/api/v1/security-groups/{id}', 'security_group.update', update),
  projectRoute('DELETE', '/api/v1/security-groups/{id}', 'security_group.delete', remove),
]

const NAME = { min: 1, max: 64 }

function groupIn(call: Call): SecurityGroup {
  return findInProject(call, call.world.store.securityGroups, call.params.id ?? '', 'Security group')
}

function answer({ world }: Call, group: SecurityGroup): Answer {
  return ok(securityGroupView(group, countNics(world.store)))
}

/** All at once and without a total. */
function listGroups({ world, inScope }: Call): Answer {
  const use = countNics(world.store)
  const found = world.store.securityGroups.newestFirst().filter((group) => inScope(group.projectId))
  return ok(found.map((group) => securityGroupView(group, use)))
}

function create({ world, body, projectId }: Call): Answer {
  const name = text(body, 'name', NAME)
  const templateId = optionalText(body, 'template_id')
  const template = SECURITY_GROUP_TEMPLATES.find((each) => each.id === templateId)
  if (templateId !== undefined && !template) throw badRequest(`template_id ${templateId} is not a template`)
  const rules = [...(template?.rules ?? []), ...(readRules(body) ?? [])]
  requireFew(rules)
  const group = world.store.securityGroups.add({
    id: newUuid(world, 'security-group'),
    projectId,
    name,
    description: optionalText(body, 'description') ?? template?.description ?? '',
    rules,
    createdAt: world.now,
    updatedAt: world.now,
  })
  return created(securityGroupView(group, countNics(world.store)))
}

/** `rules` replaces the whole set. */
function update(call: Call): Answer {
  const { world, body } = call
  const group = groupIn(call)
  someOf(body, ['name', 'description', 'rules'])
  const rules = readRules(body) ?? group.rules
  requireFew(rules)
  world.store.securityGroups.change(group, {
    name: optionalText(body, 'name', NAME) ?? group.name,
    description: optionalText(body, 'description') ?? group.description,
    rules,
    updatedAt: world.now,
  })
  return answer(call, group)
}

function remove(call: Call): Answer {
  const group = groupIn(call)
  const uses = countNics(call.world.store).byGroup.get(group.id) ?? 0
  if (uses > 0) throw badRequest(`The security group is attached to ${uses} interfaces; detach it first`)
  call.world.store.securityGroups.remove(group)
  return done('Security group deleted')
}
