import { REGION } from '../catalog'
import type { Project } from '../model'
import { projectView } from '../views/people-views'
import { type Answer, created, done, ok } from '../wire/answer'
import { badRequest, conflict, forbidden } from '../wire/api-error'
import { optionalChoice, optionalText, someOf, text } from '../wire/fields'
import { findInAccount } from '../wire/find'
import { page } from '../wire/page'
import { accountRoute, type Call, keyRoute } from '../wire/route'
import type { ProjectPermission } from '../permissions'
import { newUuid } from '../world'

export const projectRoutes = [
  keyRoute('GET', '/api/v1/projects', listProjects),
  accountRoute('POST', '/api/v1/projects', 'account.projects.create', createProject),
  keyRoute('GET', '/api/v1/projects/{id}', (call) =>
    ok(projectView(call.world.store, projectFor(call, 'project.view'))),
  ),
  keyRoute('PUT', '/api/v1/projects/{id}', updateProject),
  keyRoute('DELETE', '/api/v1/projects/{id}', deleteProject),
]

const NAME = { min: 1, max: 64 }

/** The project in the path, if this key may do this with it. */
export function projectFor(call: Call, permission: ProjectPermission): Project {
  const project = findInAccount(call.world.store.projects, call.params.id ?? '', 'Project')
  if (!call.caller.reaches(project.id)) throw forbidden('This key has no access to this project')
  if (!call.caller.mayIn(project.id, permission)) throw forbidden(`This key has no ${permission} in this project`)
  return project
}

function listProjects({ world, caller, query }: Call): Answer {
  const reached = world.store.projects.newestFirst().filter((project) => caller.reaches(project.id))
  return page(reached, query, 20, (project) => projectView(world.store, project))
}

function createProject({ world, caller, body }: Call): Answer {
  const name = text(body, 'name', NAME)
  const slug = slugOf(name)
  if (world.store.projects.count('slug', slug) > 0) throw badRequest(`A project called ${name} already exists`)
  const project = world.store.projects.add({
    id: newUuid(world, 'project'),
    name,
    slug,
    description: optionalText(body, 'description') ?? '',
    region: optionalChoice(body, 'default_region', [REGION]) ?? REGION,
    isDefault: false,
    isActive: true,
    createdBy: caller.userId,
    createdAt: world.now,
    updatedAt: world.now,
  })
  return created(projectView(world.store, project))
}

function updateProject(call: Call): Answer {
  const { world, body } = call
  const project = projectFor(call, 'project.update')
  someOf(body, ['name', 'description', 'default_region'])
  const name = optionalText(body, 'name', NAME) ?? project.name
  world.store.projects.change(project, {
    name,
    slug: slugOf(name),
    description: optionalText(body, 'description') ?? project.description,
    region: optionalChoice(body, 'default_region', [REGION]) ?? project.region,
    updatedAt: world.now,
  })
  return ok(projectView(world.store, project))
}

function deleteProject(call: Call): Answer {
  const { store } = call.world
  const project = projectFor(call, 'project.delete')
  if (project.isDefault) throw conflict('The default project cannot be deleted')
  const kinds = [store.vms, store.volumes, store.snapshots, store.backups, store.ips, store.vpcs, store.securityGroups]
  const left = kinds.reduce((sum, rows) => sum + rows.count('projectId', project.id), 0)
  if (left > 0) throw conflict(`The project still has ${left} active resources`)
  for (const schedule of store.schedules.where('projectId', project.id)) store.schedules.remove(schedule)
  for (const member of store.projectMembers.where('projectId', project.id)) store.projectMembers.remove(member)
  for (const invitation of store.invitations.where('projectId', project.id)) store.invitations.remove(invitation)
  store.projects.remove(project)
  return done('Project deleted')
}

function slugOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'project'
  )
}
